import type { Day } from '#ground/time/day.ts'

export const pairStates = ['unified', 'interim', 'two_people', 'party_only', 'state_only', 'vacant'] as const
export type PairState = (typeof pairStates)[number]
export type PairHolder = { personId: number; name: string; unitId: number; interim: boolean; since: Day | null }
export type Pair = { pair: string; vi: string; en: string; state: PairState; party: PairHolder | null; government: PairHolder | null }

export function pairState(party: Pick<PairHolder, 'personId' | 'interim'> | null, government: Pick<PairHolder, 'personId' | 'interim'> | null): PairState {
  if (!party || !government) return party ? 'party_only' : government ? 'state_only' : 'vacant'
  if (party.personId !== government.personId) return 'two_people'
  return party.interim || government.interim ? 'interim' : 'unified'
}
