import type { Call } from '#ground/http/contract.ts'
import type { listJobs, readJob, readSheets } from '../contract.ts'

type Given<Asked> = Asked extends Call<infer _In, infer Out> ? Out : never

/** What the server gives, as the screens see it. */
export type JobSeen = Given<typeof readJob>
export type JobLine = Given<typeof listJobs>[number]
export type SheetWords = Given<typeof readSheets>[number]
export type ColumnWords = SheetWords['columns'][number]
export type FaultSeen = JobSeen['found']['faults'][number]
export type PreviewSeen = NonNullable<JobSeen['found']['preview']>

