import type { Message } from '#ground/text/say.ts'

const wardWords: Record<string, Message> = {
  village_head: { vi: 'Tổ trưởng tổ dân phố', en: 'Head of the residential group' },
  deputy_village_head: { vi: 'Tổ phó tổ dân phố', en: 'Deputy head of the residential group' },
}

/** What a post is called in this unit: a tổ dân phố has a tổ trưởng, a thôn a trưởng thôn. */
export const postName = ({ kind, vi, en }: { kind: string; vi: string; en: string }, legalKind: string | null | undefined): Message =>
  (legalKind === 'tdp' ? wardWords[kind] : undefined) ?? { vi, en }
