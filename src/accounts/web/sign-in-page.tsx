import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, type SubmitEvent, useEffect, useState } from 'react'
import type { Message } from '#ground/text/say.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ask, type CallFailed } from '#ground/web/client.ts'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Page } from '#ground/web/page.tsx'
import { useUrl } from '#ground/web/url.ts'
import { useWho } from '#ground/web/who.ts'
import { demoAccounts, type Owed, session, signIn, signOut } from '../contract.ts'
import { beginOidc } from '../oidc/contract.ts'
import styles from './accounts.module.css'
import { EnrolForm } from './enrol-form.tsx'
import { FactorForm, type Ways } from './factor-form.tsx'
import { failureSentence } from './failure.ts'
import { OwnPasswordForm } from './own-password-form.tsx'
import { PasswordField } from './password-field.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useSending } from './use-sending.ts'
import { keptWay, wayBack } from './way-back.ts'
import { words } from './words.ts'

const missing = (login: string, password: string, say: Say): FieldError[] => [
  ...(login ? [] : [{ name: 'login', sentence: say(words.loginMissing) }]),
  ...(password ? [] : [{ name: 'password', sentence: say(words.passwordMissing) }]),
]

/** Seconds until the next try, counted down on the screen; 0 when one may try. */
const useWait = (): [number, (seconds: number) => void] => {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}

/** Signs in step by step, and leads back to where one came from. */
export const SignInPage = () => {
  const url = useUrl()
  const go = useGo()
  const client = useQueryClient()
  const { data } = useAsk(session, {})
  const [codes, setCodes] = useState<string[] | null>(null)
  const back = wayBack(url.get('ve'), location.href)

  const seeAgain = async () => {
    await client.invalidateQueries({ queryKey: [session.path] })
    const { owed } = client.getQueryData<{ owed: Owed | null }>([session.path, {}]) ?? { owed: null }
    if (owed === null) goOn()
  }
  const goOn = () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session.path })
    go(back)
  }
  const enrolled = async (made: string[] | null) => {
    setCodes(made)
    if (made === null) await seeAgain()
    else await client.invalidateQueries({ queryKey: [session.path] })
  }
  if (codes) return <Step title={words.codesTitle}><RecoveryCodes codes={codes} done={goOn} /></Step>
  if (data?.owed) return <OwedStep owed={data.owed} ways={data.ways} done={() => void seeAgain()} enrolled={(made) => void enrolled(made)} />
  return <PasswordStep back={back} done={goOn} />
}

const Step = ({ title, what, children }: { title: Message; what?: Message; children: ReactNode }) => {
  const say = useSay()
  return <Page title={say(title)} sub={what && say(what)}><div className={styles.narrow}><Card>{children}</Card></div></Page>
}

type OwedProps = { owed: Owed; ways: Ways; done: () => void; enrolled: (codes: string[] | null) => void }

/** What is still to be done after the password, and a way out for who sat down at another's screen. */
const OwedStep = ({ owed, ways, done, enrolled }: OwedProps) => {
  const say = useSay()
  const client = useQueryClient()
  const leave = useTell(signOut)
  const again = <p className={styles.aside}><Button kind="quiet" small busy={leave.isPending} onClick={() => leave.mutate({}, { onSuccess: () => client.clear() })}>{say(words.anotherAccount)}</Button></p>
  if (owed === 'factor') return <Step title={words.factor} what={words.factorWhat}><FactorForm ways={ways} done={done} />{again}</Step>
  if (owed === 'password') return <Step title={words.ownPassword} what={words.ownPasswordWhat}><OwnPasswordForm oneTime done={done} />{again}</Step>
  return <Step title={words.enrol} what={words.enrolWhat}><EnrolForm done={enrolled} />{again}</Step>
}

/** Login and password; on a demonstration each account is one press away. */
const PasswordStep = ({ back, done }: { back: string; done: () => void }) => {
  const say = useSay()
  const url = useUrl()
  const who = useWho()
  const go = useGo()
  const tell = useTell(signIn)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [wait, setWait] = useWait()
  const [shown, show] = useState(false)

  const failed = (error: CallFailed) => {
    const seconds = Number(error.facts.seconds)
    if (seconds > 0) setWait(seconds)
    setErrors([{ name: 'password', sentence: failureSentence(error, say) }])
  }
  const enter = (login: string, password: string) => {
    setErrors([])
    tell.mutate({ login, password }, {
      onError: failed,
      onSuccess: ({ owed }) => { if (owed === null) done() },
    })
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [login, password] = [textOf(form, 'login'), String(form.get('password') ?? '')]
    const absent = missing(login, password, say)
    if (absent.length > 0) setErrors(absent)
    else enter(login, password)
  }
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  return (
    <Page title={say(words.signIn)} sub={say(words.signInSub)}>
      <SideBySide accounts={<DemoAccounts enter={enter} busy={tell.isPending} />}>
        {url.get('het') === 'phien' && !who && <div className={styles.above}><Notice kind="warning" title={say(words.ended)}>{say(words.endedWhat)}</Notice></div>}
        {who && <div className={styles.above}><Notice title={say(words.signedIn, { name: who.name })}>{say(words.signedInWhat)} <Button kind="quiet" small onClick={() => go(back)}>{say(words.goOn)}</Button></Notice></div>}
        <Card>
          <form noValidate onSubmit={submit}>
            <ErrorSummary errors={errors} />
            <Fields>
              <TextField name="login" label={say(words.login)} autoComplete="username" maxLength={200} error={wrong('login')} />
              <PasswordField label={say(words.password)} error={wrong('password')} shown={shown} show={show} />
            </Fields>
            <FormActions><Button type="submit" kind="main" busy={tell.isPending} disabled={wait > 0}>{say(words.signIn)}{wait > 0 && ` (${wait})`}</Button></FormActions>
          </form>
          <SingleSignOn />
          <p className={styles.aside}>{say(words.forgotten)}</p>
        </Card>
      </SideBySide>
    </Page>
  )
}

/** Leaves for the provider; where one wanted to go is kept in this tab. */
const SingleSignOn = () => {
  const say = useSay()
  const url = useUrl()
  const name = useAsk(session, {}).data?.singleSignOn
  const { busy, failed, send } = useSending()
  if (!name) return null
  const leave = () => send(async () => {
    const { address } = await ask(beginOidc, {})
    sessionStorage.setItem(keptWay, url.get('ve') ?? '')
    location.assign(address)
  })
  return (
    <div className={styles.aside}>
      {failed && <Notice kind="bad" live>{failed.sentence}</Notice>}
      <Button busy={busy} onClick={() => void leave()}>{say(words.singleSignOn, { name })}</Button>
    </div>
  )
}

const SideBySide = ({ accounts, children }: { accounts: ReactNode; children: ReactNode }) => {
  const demo = useAsk(session, {}).data?.demo ?? false
  return demo ? <div className={styles.wide}><div>{children}</div>{accounts}</div> : <div className={styles.narrow}><div>{children}</div></div>
}

const DemoAccounts = ({ enter, busy }: { enter: (login: string, password: string) => void; busy: boolean }) => {
  const say = useSay()
  const { data } = useAsk(demoAccounts, {})
  const password = data?.password
  if (!data || password === null || password === undefined) return null
  return (
    <Card title={say(words.demoTitle)}>
      <p>{say(words.demoWhat)}</p>
      <ul className={styles.accounts}>
        {data.accounts.map(({ login, name, role, unitId }) => (
          <li key={login}>
            <button type="button" disabled={busy} onClick={() => enter(login, password)}>
              <span className="unseen">{say(words.demoEnter)} </span><b>{name}</b><small>{say(`accounts.role.${role}`)}{unitId === null && ` · ${say(words.wholeCountry)}`}</small>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
