import { Refusal } from '#ground/refusal.ts'
import { addDays, type Day } from '#ground/time/day.ts'

export const findingKinds = ['good', 'shortcoming', 'obstacle'] as const
export type FindingKind = (typeof findingKinds)[number]
/** Why people hold back from one who holds both posts: clan, localism, envy, sharing of power, and the plain ones. */
export const obstacles = ['clan', 'localism', 'envy', 'power_sharing', 'income', 'ability', 'age', 'other'] as const
export type Obstacle = (typeof obstacles)[number]

export type TeamDraft = { name: string; from: Day; until: Day | null; headId: number | null; memberIds: number[]; targetIds: number[] }

/** A team has a name, a head, somewhere to go, and ends after it begins. `until` is the first day on which it no longer works. */
export function refuseTeam({ name, from, until, headId, targetIds }: TeamDraft): Refusal | null {
  if (!name.trim()) return new Refusal('inspections.name-missing')
  if (headId === null) return new Refusal('inspections.head-missing')
  if (targetIds.length === 0) return new Refusal('inspections.targets-missing')
  if (until !== null && until <= from) return new Refusal('inspections.ends-before-it-begins', { from })
  return null
}

type TeamTime = { name: string; from: Day; until: Day | null; targetIds: number[] }

const isOver = ({ until }: { until: Day | null }, on: Day): boolean => until !== null && on >= until
/** The last day on which it works; null while it has none. */
export const lastDayOf = ({ until }: { until: Day | null }): Day | null => (until === null ? null : addDays(until, -1))

/** A visit is to a unit of the team, within its time. */
export function refuseVisit(team: TeamTime, unitId: number, on: Day): Refusal | null {
  if (!team.targetIds.includes(unitId)) return new Refusal('inspections.not-a-target', { team: team.name })
  if (on < team.from) return new Refusal('inspections.before-its-time', { on, from: team.from })
  return isOver(team, on) ? new Refusal('inspections.after-its-time', { on, last: lastDayOf(team) }) : null
}

export type FindingDraft = { kind: FindingKind; obstacle: Obstacle | null; note: string }

/** What is found is found at a visit that was held, and says what it is; an obstacle says its cause. */
export function refuseFinding({ kind, obstacle, note }: FindingDraft, heldOn: Day | null): Refusal | null {
  if (heldOn === null) return new Refusal('inspections.not-held-yet')
  if (!note.trim()) return new Refusal('inspections.says-nothing')
  return (kind === 'obstacle') === (obstacle !== null) ? null : new Refusal('inspections.cause-missing')
}

/** A recommendation follows a visit that was held, and is due after it. */
export function refuseRecommendation({ what, dueOn }: { what: string; dueOn: Day }, heldOn: Day | null): Refusal | null {
  if (heldOn === null) return new Refusal('inspections.not-held-yet')
  if (!what.trim()) return new Refusal('inspections.says-nothing')
  return dueOn < heldOn ? new Refusal('inspections.due-before-visit', { dueOn, heldOn }) : null
}

/** A visit that was held is corrected; only one that is to come is moved. */
export const refuseMove = ({ heldOn }: { heldOn: Day | null }): Refusal | null => (heldOn === null ? null : new Refusal('inspections.held-already', { heldOn }))

/** A visit is withdrawn when nothing found or recommended there stands. `said`: how many do. */
export const refuseWithdrawal = (said: number): Refusal | null => (said === 0 ? null : new Refusal('inspections.visit-has-findings', { count: said }))

/** Staff of the unit note for every team; whoever has no such right notes as a member of the team, while it works. `self`: the records of the speaker; `staff`: may set up teams there. */
export function refuseToNote(team: TeamTime & { memberIds: number[] }, { self, staff }: { self: readonly number[]; staff: boolean }, today: Day): Refusal | null {
  if (staff) return null
  if (!team.memberIds.some((id) => self.includes(id))) return new Refusal('inspections.not-a-member', { team: team.name })
  if (today < team.from) return new Refusal('inspections.team-not-begun', { team: team.name, from: team.from })
  return isOver(team, today) ? new Refusal('inspections.team-is-over', { team: team.name, last: lastDayOf(team) }) : null
}

export const originOf = (teamId: number, recommendationId?: number): string => (recommendationId === undefined ? `inspections/${teamId}` : `inspections/${teamId}/recommendations/${recommendationId}`)
