import { type ReactNode, useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { beliefs, type HoldingSeen, unitPosts } from '../contract.ts'
import { words as listWords } from './list-words.ts'
import { postName } from './post-name.ts'
import { words } from './words.ts'

export type Held = { holding: HoldingSeen; unit: { id: number; name: string }; post: string; limit: { months: number; basis: string; status: 'confirmed' | 'unconfirmed' } }

/** The appointment that the address names, as believed now, handed to a form about it. */
export const HeldPage = ({ number, children }: { number: string | undefined; children: (held: Held) => ReactNode }) => {
  const say = useSay()
  const id = Number(number)
  const asked = useAsk(beliefs, { number: Number.isInteger(id) && id > 0 ? id : 0 })
  const [first, setFirst] = useState<HoldingSeen>()
  const believed = asked.data?.find(({ believedUntil }) => believedUntil === null)
  if (believed && !first) setFirst(believed)
  // Once shown, a form outlives the appointment that it strikes: it still has to say so.
  const now = believed ?? first
  const posts = useAsk(unitPosts, now && { id: now.unitId, on: now.from ?? '2025-07-01', known: undefined })
  const failed = asked.error ?? posts.error
  if (failed) return <ErrorState error={failed} retry={() => void asked.refetch()} whole />
  if (asked.data && !now) return <Page title={say(words.posts)}><EmptyState title={say('posts.no-such-appointment')} action={<LinkButton to="/villages">{say(listWords.villages)}</LinkButton>} /></Page>
  if (!now || !posts.data) return <Page title={say(words.posts)}><Skeleton lines={8} /></Page>
  return children({ holding: now, unit: { id: now.unitId, name: now.unit }, post: say(postName(now, now.legalKind)), limit: posts.data.interimLimit })
}
