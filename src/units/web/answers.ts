import type { Call } from '#ground/http/contract.ts'
import { addDays, type Day } from '#ground/time/day.ts'
import type { findUnits, getActs, getChildren, getHistory, getLineage, getUnit, getUnplaced } from '../contract.ts'

/** What a call of the contract answers. */
export type Given<C> = C extends Call<infer _In, infer Out> ? Out : never

export type UnitSeen = Given<typeof getUnit>
export type Child = Given<typeof getChildren>[number]
export type Kin = Given<typeof getLineage>[number]
export type Told = Given<typeof getHistory>[number]
export type ActSeen = Given<typeof getActs>[number]
export type Waiting = Given<typeof getUnplaced>[number]
export type FoundUnit = Given<typeof findUnits>[number]
export type NamedUnit = Pick<UnitSeen, 'id' | 'kind' | 'code' | 'fullName'>

/** The end of a day in Viet Nam, as the instant up to which things were known; nothing for what is known now. */
export const knownUntil = (knownOn: Day | undefined): { known?: string } => (knownOn ? { known: `${addDays(knownOn, 1)}T00:00:00+07:00` } : {})

/** The last day on which something holds whose first day no more is `upto`. */
export const lastDay = (upto: Day | null): Day | null => (upto === null ? null : addDays(upto, -1))
