import { useRouterState } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Page } from '#ground/web/page.tsx'
import { firstAccount } from '../contract.ts'
import styles from './accounts.module.css'
import { failureSentence } from './failure.ts'
import { PasswordField } from './password-field.tsx'
import { words } from './words.ts'

const fieldOf: Record<string, string> = {
  'accounts.login-not-usable': 'login', 'accounts.login-taken': 'login',
  'accounts.password-too-short': 'password', 'accounts.password-too-long': 'password', 'accounts.password-easily-guessed': 'password', 'accounts.password-leaked': 'password',
}

const typedIn = (form: FormData) => ({ login: textOf(form, 'login'), name: textOf(form, 'name'), password: String(form.get('password') ?? '') })

const missing = ({ login, name, password }: ReturnType<typeof typedIn>, again: string, say: Say): FieldError[] => [
  ...(name ? [] : [{ name: 'name', sentence: say(words.nameMissing) }]),
  ...(login ? [] : [{ name: 'login', sentence: say(words.loginMissing) }]),
  ...(password ? [] : [{ name: 'password', sentence: say(words.passwordMissing) }]),
  ...(password === again ? [] : [{ name: 'again', sentence: say(words.passwordDiffers) }]),
]

/** The first administrator sets login, name and password. The one-time token stands after `#`, so no log of any server sees it. */
export const FirstAccountPage = () => {
  const say = useSay()
  const go = useGo()
  const token = useRouterState({ select: (state) => state.location.hash })
  const tell = useTell(firstAccount)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [shown, show] = useState(false)
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = typedIn(form)
    const absent = missing(typed, String(form.get('again') ?? ''), say)
    setErrors(absent)
    if (absent.length > 0) return
    tell.mutate({ token, ...typed }, {
      onSuccess: ({ owed }) => go(owed === null ? '/' : '/sign-in'),
      onError: (failed) => {
        const name = fieldOf[failed.code]
        setErrors([{ ...(name ? { name } : {}), sentence: failureSentence(failed, say) }])
      },
    })
  }
  return (
    <Page title={say(words.first)} sub={token ? say(words.firstSub) : undefined}>
      <div className={styles.narrow}>
        {token === '' ? <Notice kind="bad" title={say(words.linkMissing)}>{say(words.linkMissingWhat)}</Notice> : (
          <Card>
            <form noValidate onSubmit={submit}>
              <ErrorSummary errors={errors} />
              <Fields>
                <TextField name="name" label={say(words.name)} hint={say(words.nameHint)} autoComplete="name" maxLength={200} error={wrong('name')} />
                <TextField name="login" label={say(words.login)} hint={say(words.loginHint)} autoComplete="username" maxLength={40} error={wrong('login')} />
                <PasswordField label={say(words.password)} hint={say(words.newPasswordHint)} error={wrong('password')} isNew shown={shown} show={show} />
                <PasswordField name="again" label={say(words.passwordAgain)} error={wrong('again')} isNew shown={shown} />
              </Fields>
              <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.make)}</Button></FormActions>
            </form>
          </Card>
        )}
      </div>
    </Page>
  )
}
