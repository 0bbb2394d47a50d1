import { createHash } from 'node:crypto'
import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Found } from './finding.ts'
import type { JobState } from './import-job.ts'
import type { Given } from './info.ts'
import type { Mends } from './read-rows.ts'
import type { Mapping, Remembered } from './recognise.ts'

export type Job = {
  id: number
  accountId: number | null
  actor: Actor
  fileName: string
  given: Given
  state: JobState
  mapping: Record<string, Mapping>
  mends: Mends
  accepts: string[]
  found: Partial<Found>
  unitId: number | null
  step: string
  progress: number
  secondsLeft: number | null // as the pace so far says
  begunAt: Date
  changedAt: Date
  endedAt: Date | null
  kept: boolean // the bytes are still here
}

const columns = sql`
  id, account_id as "accountId", actor, file_name as "fileName", given, state, mapping, mends, accepts, found, unit_id as "unitId", step, progress,
  case when state in ('reading', 'writing') and progress > 0.03 then round(extract(epoch from clock_timestamp() - step_at) * (1 - progress) / progress)::int end as "secondsLeft",
  begun_at as "begunAt", changed_at as "changedAt", ended_at as "endedAt", file is not null as kept`

/** Who decided, without what names their session. */
const kept = ({ session: _, ...actor }: Actor) => JSON.stringify(actor)

export const insertJob = async (tx: Tx, actor: Actor, fileName: string, file: Uint8Array, given: Given, state: JobState) => (await row<{ id: number }>(tx, sql`
  insert into import_job (account_id, actor, file_name, file, file_hash, given, state, step)
  values (${actor.accountId || null}, ${kept(actor)}::jsonb, ${fileName}, ${Buffer.from(file)}, ${createHash('sha256').update(file).digest()}, ${JSON.stringify(given)}::jsonb, ${state}, 'file')
  returning id`)).id

export const findJob = (tx: Tx, id: number) => findRow<Job>(tx, sql`select ${columns} from import_job where id = ${id}`)

/** Held until the transaction ends: two decisions on one job come one after the other. */
export const lockJob = (tx: Tx, id: number) => findRow<Job>(tx, sql`select ${columns} from import_job where id = ${id} for update`)

/** The newest first, without what was found in them. */
export const recentJobs = (tx: Tx, accountId: number, limit: number) => rows<Omit<Job, 'found' | 'actor' | 'mends' | 'mapping'> & { faults: number }>(tx, sql`
  select id, file_name as "fileName", state, unit_id as "unitId", progress, begun_at as "begunAt", changed_at as "changedAt", ended_at as "endedAt", file is not null as kept,
    coalesce((found ->> 'faultsTotal')::int, 0) as faults
  from import_job where account_id is not distinct from ${accountId || null}::int
  order by id desc limit ${limit}`)

export const fileOf = async (tx: Tx, id: number) => (await row<{ file: Buffer | null }>(tx, sql`select file from import_job where id = ${id}`)).file

/** The oldest job that waits to be read or, once accepted, to be written. */
export const nextJob = (tx: Tx) => findRow<Job>(tx, sql`
  select ${columns} from import_job where state in ('waiting', 'writing') order by id limit 1`)

/** A person decided something: the file is read again with it. */
export const decide = (tx: Tx, id: number, actor: Actor, decided: { mapping: Record<string, Mapping>; mends: Mends; accepts: string[] }) => rows(tx, sql`
  update import_job set state = 'waiting', actor = ${kept(actor)}::jsonb, mapping = ${JSON.stringify(decided.mapping)}::jsonb, mends = ${JSON.stringify(decided.mends)}::jsonb,
    accepts = ${decided.accepts}::text[], progress = 0, step = 'file', step_at = now(), changed_at = now()
  where id = ${id}`)

export const setWriting = (tx: Tx, id: number, actor: Actor) => rows(tx, sql`
  update import_job set state = 'writing', actor = ${kept(actor)}::jsonb, progress = 0, step = 'file', step_at = now(), changed_at = now() where id = ${id}`)

/** False where somebody dropped the job meanwhile. */
export const beginReading = async (tx: Tx, id: number) => (await rows(tx, sql`
  update import_job set state = 'reading', progress = 0, step = 'file', step_at = clock_timestamp(), changed_at = now()
  where id = ${id} and state = 'waiting' returning id`)).length > 0

export const noteProgress = (tx: Tx, id: number, step: string, progress: number) => rows(tx, sql`
  update import_job set step = ${step}, progress = ${progress} where id = ${id} and state in ('reading', 'writing')`)

/** What reading found. Where the job was dropped meanwhile it stays dropped. */
export const setFound = (tx: Tx, id: number, state: JobState, found: Found) => rows(tx, sql`
  update import_job set state = ${state}, found = ${JSON.stringify(found)}::jsonb, unit_id = ${found.preview?.unitId ?? null}::int, progress = 1, step = '', changed_at = now(),
    ended_at = case when ${state === 'refused'}::boolean then now() end
  where id = ${id} and state in ('reading', 'writing')`)

/** In the very transaction that writes the facts. */
export const setDone = async (tx: Tx, id: number, found: Found) => (await rows(tx, sql`
  update import_job set state = 'done', found = ${JSON.stringify(found)}::jsonb, unit_id = ${found.preview?.unitId ?? null}::int, progress = 1, step = '', changed_at = now(), ended_at = now()
  where id = ${id} and state = 'writing' returning id`)).length > 0

export const setDropped = (tx: Tx, id: number) => rows(tx, sql`
  update import_job set state = 'dropped', step = '', changed_at = now(), ended_at = now() where id = ${id}`)

/** A server that stopped while reading: the job waits again. One that was being written is still accepted and is written again from the start. */
export const resumeJobs = (tx: Tx) => rows(tx, sql`update import_job set state = 'waiting', progress = 0 where state = 'reading'`)

/** Nothing of the file is kept, not for a day. */
export const forgetFile = (tx: Tx, id: number) => rows(tx, sql`update import_job set file = null, mends = '{}' where id = ${id}`)

export async function rememberedMappings(tx: Tx): Promise<Remembered> {
  const found = await rows<{ key: string; sheet: string; columns: Record<string, string> }>(tx, sql`
    select headings_key as key, sheet, mapping as columns from import_mapping order by used_at desc limit 2000`)
  return new Map(found.map(({ key, sheet, columns }) => [key, { sheet, columns }]))
}

export const rememberMapping = (tx: Tx, key: string, { sheet, columns }: Mapping) => rows(tx, sql`
  insert into import_mapping (headings_key, sheet, mapping) values (${key}, ${sheet}, ${JSON.stringify(columns)}::jsonb)
  on conflict (headings_key) do update set sheet = excluded.sheet, mapping = excluded.mapping, used_at = now()`)

/** Only one import writes at a time: what one previews, another does not change under it while it writes. Held until the transaction ends. */
export const waitForTurn = (tx: Tx) => rows(tx, sql`select pg_advisory_xact_lock(hashtext('imports'), 1)`)

/** A large workbook may take longer than a page's statements are allowed to. */
export const takeTime = (tx: Tx) => rows(tx, sql`set local statement_timeout = '30min'`)

/** What waits for the end of the transaction is done now: derived rows are there to be looked at, and what they refuse is said. */
export const settleDeferred = (tx: Tx) => rows(tx, sql`select settle_now()`)
