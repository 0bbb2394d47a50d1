import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { ask } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { session, signOut, type Me } from '../contract.ts'
import styles from './accounts.module.css'
import { OwnFactors } from './own-factors.tsx'
import { OwnPasswordForm } from './own-password-form.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

/** Who is signed in here, what proves it, where else they are signed in, and the end of the session. */
export const AccountPage = () => {
  const say = useSay()
  const asked = useAsk(session, {})
  return (
    <Page title={say(words.account)}>
      <Shown asked={asked}>
        {({ me, demo, strict, ways }) => me && (
          <Columns
            main={<>
              <Card title={say(words.about)}><About me={me} /></Card>
              {demo && !ways.totp && !ways.passkey ? <Notice>{say(words.demoAccount)}</Notice> : <><Card title={say(words.password)}><OwnPassword /></Card><OwnFactors /></>}
            </>}
            side={<><Session strict={strict} /><OwnSessions /></>}
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

const OwnPassword = () => {
  const say = useSay()
  const toast = useToast()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const changed = () => {
    setOpen(false)
    toast(say(words.passwordChanged))
    void client.invalidateQueries()
  }
  return (
    <>
      <p>{say(words.passwordWhat)}</p>
      <p className={styles.aside}><Button onClick={() => setOpen(true)}>{say(words.changePassword)}</Button></p>
      <Dialog open={open} close={() => setOpen(false)} title={say(words.changePassword)}><OwnPasswordForm done={changed} /></Dialog>
    </>
  )
}

const Session = ({ strict }: { strict: boolean }) => {
  const say = useSay()
  const client = useQueryClient()
  const { busy, failed, send } = useSending()
  const end = () => send(async () => {
    await ask(signOut, {})
    client.clear()
    location.assign('/sign-in')
  })
  return (
    <Card title={say(words.session)}>
      <p>{say(words.sessionWhat, strict ? { minutes: 15, hours: 8 } : { minutes: 30, hours: 12 })}</p>
      {failed && <Notice kind="bad" live>{failed.sentence}</Notice>}
      <p className={styles.aside}><Button onClick={() => void end()} busy={busy}>{say(words.signOut)}</Button></p>
    </Card>
  )
}
