import { type SubmitEvent, useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { ask } from '#ground/web/client.ts'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { changePassword } from '../contract.ts'
import { PasswordField } from './password-field.tsx'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

/** A new password of one's own; `oneTime` where the present one was given out by staff. */
export const OwnPasswordForm = ({ oneTime, done }: { oneTime?: boolean; done: () => void }) => {
  const say = useSay()
  const { busy, failed, send } = useSending()
  const [missing, setMissing] = useState<FieldError[]>([])
  const [shown, show] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [current, password, again] = ['current', 'password', 'again'].map((name) => String(form.get(name) ?? '')) as [string, string, string]
    const absent: FieldError[] = [
      ...(current ? [] : [{ name: 'current', sentence: say(words.passwordMissing) }]),
      ...(password ? [] : [{ name: 'password', sentence: say(words.newPasswordMissing) }]),
      ...(password === again ? [] : [{ name: 'again', sentence: say(words.passwordDiffers) }]),
    ]
    setMissing(absent)
    if (absent.length === 0) void send(async () => { await ask(changePassword, { current, password }); done() })
  }
  const errors = missing.length > 0 ? missing : failed ? [{ name: failed.code === 'accounts.wrong-password' ? 'current' : 'password', sentence: failed.sentence }] : []
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <PasswordField name="current" label={say(oneTime ? words.oneTimePassword : words.presentPassword)} error={wrong('current')} shown={shown} />
        <PasswordField label={say(words.newPassword)} hint={say(words.newPasswordHint)} error={wrong('password')} isNew shown={shown} show={show} />
        <PasswordField name="again" label={say(words.passwordAgain)} error={wrong('again')} isNew shown={shown} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={busy}>{say(words.changePassword)}</Button></FormActions>
    </form>
  )
}
