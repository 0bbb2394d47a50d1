import type { Day } from '#ground/time/day.ts'
import type { PersonSeen } from '../contract.ts'
import { contains, type Period } from '../period.ts'

export type VersionSeen = PersonSeen['versions'][number]

/** Days of the server are ISO days: the contract says so. */
export const periodOf = ({ from, until }: { from: string | null; until: string | null }): Period => ({ from: from as Day | null, until: until as Day | null })

/** What holds on the day. */
export const onDay = <Fact extends { from: string | null; until: string | null }>(facts: Fact[], on: Day): Fact | undefined => facts.find((fact) => contains(periodOf(fact), on))
