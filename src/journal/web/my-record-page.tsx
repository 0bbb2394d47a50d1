import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { whoLookedAtMe } from '../contract.ts'
import { LooksList } from './looks-list.tsx'
import { words } from './words.ts'

/** Whoever signs in sees who was shown their own record. */
export const MyRecordPage = () => {
  const say = useSay()
  const asked = useAsk(whoLookedAtMe, { limit: 200 })
  return (
    <Page title={say(words.atMe)} sub={say(words.atMeSub)}>
      <Card>
        <Shown asked={asked}>
          {({ person, looks }) => {
            if (person === null) return <EmptyState title={say(words.notLinked)} why={say(words.notLinkedWhy)} action={<LinkButton to="/account">{say(words.toAccount)}</LinkButton>} />
            return looks.length === 0 ? <EmptyState title={say(words.noLooks)} why={say(words.noLooksWhy)} action={<LinkButton to={`/people/${person.id}`}>{person.name}</LinkButton>} /> : <LooksList looks={looks} />
          }}
        </Shown>
      </Card>
    </Page>
  )
}
