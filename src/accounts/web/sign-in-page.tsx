import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useEffect, useState } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import type { CallFailed } from '#ground/web/client.ts'
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
import { demoAccounts, session, signIn } from '../contract.ts'
import styles from './accounts.module.css'
import { failureSentence } from './failure.ts'
import { PasswordField } from './password-field.tsx'
import { wayBack } from './way-back.ts'
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

/** Signs in and leads back to where one came from; on a demonstration each account is one press away. */
export const SignInPage = () => {
  const say = useSay()
  const url = useUrl()
  const who = useWho()
  const go = useGo()
  const client = useQueryClient()
  const tell = useTell(signIn)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [wait, setWait] = useWait()
  const [shown, show] = useState(false)
  const back = wayBack(url.get('ve'), location.href)

  const failed = (error: CallFailed) => {
    const seconds = Number(error.facts.seconds)
    if (seconds > 0) setWait(seconds)
    setErrors([{ name: 'password', sentence: failureSentence(error, say) }])
  }
  const enter = (login: string, password: string) => {
    setErrors([])
    tell.mutate({ login, password }, {
      onError: failed,
      onSuccess: () => {
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session.path })
        go(back)
      },
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
          <p className={styles.aside}>{say(words.forgotten)}</p>
        </Card>
      </SideBySide>
    </Page>
  )
}

const SideBySide = ({ accounts, children }: { accounts: React.ReactNode; children: React.ReactNode }) => {
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
