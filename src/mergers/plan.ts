import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'

export const regions = ['northern', 'red_river', 'central', 'south', 'highlands'] as const
export type Region = (typeof regions)[number]
export const planStates = ['drafted', 'proposed', 'decided', 'carried_out', 'undone', 'withdrawn'] as const
export type PlanState = (typeof planStates)[number]
export const wishKinds = ['together', 'apart', 'seat', 'leader'] as const
export type WishKind = (typeof wishKinds)[number]
export type Wish = { kind: WishKind; villageIds: number[] }
export const origins = ['moved', 'leaders', 'drawn'] as const
export type Origin = (typeof origins)[number]

export type Plan = {
  id: number; communeId: number; commune: string; name: string; on: Day; region: Region; border: boolean; state: PlanState
  chosenId: number | null; paperId: number | null; note: string | null; actIds: number[]
  undoPaperId: number | null; undoReason: string | null
}

/** From which state each act leads to which. */
export const steps = {
  submit: { from: ['drafted'], to: 'proposed' },
  reopen: { from: ['proposed'], to: 'drafted' },
  decide: { from: ['proposed'], to: 'decided' },
  'carry-out': { from: ['decided'], to: 'carried_out' },
  undo: { from: ['carried_out'], to: 'undone' },
  withdraw: { from: ['drafted', 'proposed', 'decided'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly PlanState[]; to: PlanState }>
export type Step = keyof typeof steps

export const refuseStep = ({ state }: Pick<Plan, 'state'>, step: Step): Refusal | null =>
  ((steps[step].from as readonly PlanState[]).includes(state) ? null : new Refusal('mergers.not-in-this-state', { state, step }))

/** Only a draft is changed. */
export const refuseToChange = ({ state }: Pick<Plan, 'state'>): Refusal | null => (state === 'drafted' ? null : new Refusal('mergers.no-longer-drafted', { state }))

/** Holders are chosen until the plan is carried out. */
export const refuseToChoose = ({ state }: Pick<Plan, 'state'>): Refusal | null =>
  (['drafted', 'proposed', 'decided'].includes(state) ? null : new Refusal('mergers.not-in-this-state', { state, step: 'choose' }))

/** Together and apart name two villages or more, a seat or a leader one; all of them villages of the commune. */
export function refuseWishes(wishes: readonly Wish[], villages: ReadonlySet<number>): Refusal | null {
  const odd = wishes.find(({ kind, villageIds }) => (kind === 'seat' || kind === 'leader' ? villageIds.length !== 1 : new Set(villageIds).size < 2))
  if (odd) return new Refusal('mergers.wish-names-too-few', { kind: odd.kind })
  const elsewhere = wishes.flatMap(({ villageIds }) => villageIds).find((id) => !villages.has(id))
  return elsewhere === undefined ? null : new Refusal('mergers.village-elsewhere', { id: elsewhere })
}

/** Two different villages, both of the commune. */
export function refusePairs(pairs: readonly (readonly [number, number])[], villages: ReadonlySet<number>): Refusal | null {
  if (pairs.some(([a, b]) => a === b)) return new Refusal('mergers.sheet-with-itself', {})
  const elsewhere = pairs.flat().find((id) => !villages.has(id))
  return elsewhere === undefined ? null : new Refusal('mergers.village-elsewhere', { id: elsewhere })
}
