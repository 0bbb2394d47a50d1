import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ask } from '#ground/web/client.ts'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Page } from '#ground/web/page.tsx'
import { makeAccount } from '../staff/contract.ts'
import styles from './accounts.module.css'
import { OneTimePassword } from './one-time-password.tsx'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

type Made = { id: number; login: string; password: string; days: number }

/** Staff make an account and hand over its one-time password. */
export const NewAccountPage = () => {
  const say = useSay()
  const client = useQueryClient()
  const { busy, failed, send } = useSending()
  const [missing, setMissing] = useState<FieldError[]>([])
  const [made, setMade] = useState<Made>()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [name, login, person] = [textOf(form, 'name'), textOf(form, 'login'), textOf(form, 'person')]
    const absent = [...(name ? [] : [{ name: 'name', sentence: say(words.nameMissing) }]), ...(login ? [] : [{ name: 'login', sentence: say(words.loginMissing) }])]
    setMissing(absent)
    if (absent.length > 0) return
    void send(async () => {
      const { id, oneTimePassword, days } = await ask(makeAccount, { name, login, ...(person ? { person } : {}) })
      setMade({ id, login: login.toLowerCase(), password: oneTimePassword, days })
      await client.invalidateQueries()
    })
  }
  const errors = missing.length > 0 ? missing : failed ? [{ name: 'login', sentence: failed.sentence }] : []
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  return (
    <Page title={say(words.newAccount)} path={[{ name: say(words.accounts), to: '/accounts' }, { name: say(words.newAccount) }]}>
      <div className={styles.narrow}>
        <Card>
          {made ? (
            <>
              <OneTimePassword {...made} />
              <FormActions><LinkButton kind="main" to={`/accounts/${made.id}`}>{say(words.openAccount)}</LinkButton></FormActions>
            </>
          ) : (
            <form noValidate onSubmit={submit}>
              <ErrorSummary errors={errors} />
              <Fields>
                <TextField name="name" label={say(words.name)} hint={say(words.nameHint)} maxLength={200} error={wrong('name')} />
                <TextField name="login" label={say(words.login)} hint={say(words.loginHint)} maxLength={40} error={wrong('login')} />
                <TextField name="person" label={say(words.person)} hint={say(words.personHint)} optional maxLength={100} />
              </Fields>
              <FormActions><Button type="submit" kind="main" busy={busy}>{say(words.makeAccount)}</Button></FormActions>
            </form>
          )}
        </Card>
      </div>
    </Page>
  )
}
