import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

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
  if (until !== null && until <= from) return new Refusal('inspections.ends-before-it-begins', { from, until })
  return null
}

type TeamTime = { name: string; from: Day; until: Day | null; targetIds: number[] }

/** A visit is to a unit of the team, within its time. */
export function refuseVisit(team: TeamTime, unitId: number, on: Day): Refusal | null {
  if (!team.targetIds.includes(unitId)) return new Refusal('inspections.not-a-target', { team: team.name })
  if (on < team.from || (team.until !== null && on >= team.until)) return new Refusal('inspections.outside-its-time', { on, from: team.from, until: team.until })
  return null
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

/** Staff of the unit note for every team; whoever has no such right notes as a member of the team, while it works. `self`: the records of the speaker; `staff`: may set up teams there. */
export function refuseToNote(team: TeamTime & { memberIds: number[] }, { self, staff }: { self: readonly number[]; staff: boolean }, today: Day): Refusal | null {
  if (staff) return null
  if (!team.memberIds.some((id) => self.includes(id))) return new Refusal('inspections.not-a-member', { team: team.name })
  return today < team.from || (team.until !== null && today >= team.until) ? new Refusal('inspections.team-is-over', { team: team.name, from: team.from, until: team.until }) : null
}

export const originOf = (teamId: number, recommendationId?: number): string => (recommendationId === undefined ? `inspections/${teamId}` : `inspections/${teamId}/recommendations/${recommendationId}`)
