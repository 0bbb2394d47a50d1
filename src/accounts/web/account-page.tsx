import { useQueryClient } from '@tanstack/react-query'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { session, signOut, type Me } from '../contract.ts'
import styles from './accounts.module.css'
import { words } from './words.ts'

/** Who is signed in here, what they work for, and the end of the session. */
export const AccountPage = () => {
  const say = useSay()
  const asked = useAsk(session, {})
  return (
    <Page title={say(words.account)}>
      <Shown asked={asked}>
        {({ me, demo }) => me && (
          <Columns
            main={<Card title={say(words.about)}><About me={me} />{demo && <p className={styles.aside}>{say(words.demoAccount)}</p>}</Card>}
            side={<Session />}
          />
        )}
      </Shown>
    </Page>
  )
}

const About = ({ me: { login, name, role, unitId } }: { me: Me }) => {
  const say = useSay()
  return (
    <dl className={styles.facts}>
      <dt>{say(words.name)}</dt><dd>{name}</dd>
      <dt>{say(words.login)}</dt><dd>{login}</dd>
      <dt>{say(words.role)}</dt><dd>{role === null ? say(words.noRole) : say(`accounts.role.${role}`)}</dd>
      <dt>{say(words.scope)}</dt><dd>{unitId === null ? say(words.wholeCountry) : <LinkButton small to={`/units/${unitId}`}>{say(words.openUnit)}</LinkButton>}</dd>
    </dl>
  )
}

const Session = () => {
  const say = useSay()
  const client = useQueryClient()
  const leave = useTell(signOut)
  const end = () => leave.mutate({}, { onSuccess: () => { client.clear(); location.assign('/sign-in') } })
  return (
    <Card title={say(words.session)}>
      <p>{say(words.sessionWhat)}</p>
      {leave.error && <Notice kind="bad" live>{say(leave.error.code, leave.error.facts)}</Notice>}
      <p className={styles.aside}><Button onClick={end} busy={leave.isPending}>{say(words.signOut)}</Button></p>
    </Card>
  )
}
