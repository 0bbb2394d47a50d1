import type { Message } from '#ground/text/say.ts'
import type { Look } from '#ground/web/tone.ts'

/** The state of a village on a day (domain law; the same in derive.sql), from the best to the emptiest. */
export const villageStates = ['unified', 'head_official', 'head_probationary', 'head_pipeline', 'head_non_member', 'secretary_only', 'interim', 'vacant'] as const
export type VillageState = (typeof villageStates)[number]

export const stateWords: Record<VillageState, Message> = {
  unified: { vi: 'Nhất thể: bí thư chi bộ là trưởng thôn', en: 'Unified: the secretary is the head' },
  head_official: { vi: 'Trưởng thôn là đảng viên chính thức, chưa là bí thư', en: 'Head is an official member, not the secretary' },
  head_probationary: { vi: 'Trưởng thôn là đảng viên dự bị', en: 'Head is a probationary member' },
  head_pipeline: { vi: 'Trưởng thôn đang trong nguồn kết nạp', en: 'Head is in the pipeline' },
  head_non_member: { vi: 'Trưởng thôn chưa vào Đảng', en: 'Head is not a Party member' },
  secretary_only: { vi: 'Có bí thư, khuyết trưởng thôn', en: 'Secretary only, no head' },
  interim: { vi: 'Lâm thời', en: 'Interim' },
  vacant: { vi: 'Khuyết cả hai', en: 'Vacant' },
}

/** How each state is drawn: as a square of a tone and a shape, the same on every screen. */
export const stateLooks: Record<VillageState, Look> = {
  unified: { tone: 'brand', shape: 'full' },
  head_official: { tone: 'violet', shape: 'open' },
  head_probationary: { tone: 'blue', shape: 'half' },
  head_pipeline: { tone: 'green', shape: 'stripe' },
  head_non_member: { tone: 'rust', shape: 'dot' },
  secretary_only: { tone: 'grey', shape: 'open' },
  interim: { tone: 'amber', shape: 'dash' },
  vacant: { tone: 'red', shape: 'cross' },
}

export type PartyOfHead = 'none' | 'pipeline' | 'probationary' | 'official'
type Holder = { person: number; interim: boolean } | null

/** The state that follows from who heads a village, how they stand in the Party, and which secretaries the covering cells have. */
export function stateOf(head: Holder, party: PartyOfHead, secretaries: NonNullable<Holder>[]): VillageState {
  if (head === null) return secretaries.length === 0 ? 'vacant' : 'secretary_only'
  const own = secretaries.filter(({ person }) => person === head.person)
  if (head.interim || own[0]?.interim) return 'interim'
  if (own.length > 0) return 'unified'
  return party === 'none' ? 'head_non_member' : `head_${party}`
}
