import { type SubmitEvent, useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { ask } from '#ground/web/client.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { givePassword, giveRecoveryCode, giveTotp } from '../factors/contract.ts'
import styles from './accounts.module.css'
import { proveByPasskey, takesPasskeys } from './passkey.ts'
import { PasswordField } from './password-field.tsx'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

export type Ways = { totp: boolean; passkey: boolean; recoveryCode: boolean }
type Way = 'totp' | 'passkey' | 'recoveryCode' | 'password'

const firstOf = ({ totp, passkey }: Ways): Way => (passkey && takesPasskeys() ? 'passkey' : totp ? 'totp' : passkey ? 'recoveryCode' : 'password')

/** Proves who one is: by passkey, by the app's code, by a recovery code; by the password again where an account has none of them. */
export const FactorForm = ({ ways, done }: { ways: Ways; done: () => void }) => {
  const say = useSay()
  const [way, choose] = useState<Way>(() => firstOf(ways))
  const others = ([['passkey', ways.passkey && takesPasskeys()], ['totp', ways.totp], ['recoveryCode', ways.recoveryCode]] as const).filter(([other, there]) => there && other !== way)
  return (
    <>
      {way === 'passkey' ? <ByPasskey done={done} /> : <ByTyping key={way} way={way} done={done} />}
      {others.length > 0 && (
        <p className={styles.others}>{others.map(([other]) => <Button key={other} kind="quiet" small onClick={() => choose(other)}>{say(words[`use_${other}`])}</Button>)}</p>
      )}
    </>
  )
}

const ByPasskey = ({ done }: { done: () => void }) => {
  const say = useSay()
  const { busy, failed, send, fail } = useSending()
  const prove = () => send(async () => { if (await proveByPasskey()) done(); else fail(say(words.passkeyTurnedDown)) })
  return (
    <>
      <p>{say(words.passkeyGive)}</p>
      {failed && <Notice kind="bad" live>{failed.sentence}</Notice>}
      <FormActions><Button kind="main" busy={busy} onClick={() => void prove()}>{say(words.usePasskeyNow)}</Button></FormActions>
    </>
  )
}

const ByTyping = ({ way, done }: { way: Exclude<Way, 'passkey'>; done: () => void }) => {
  const say = useSay()
  const { busy, failed, send, fail } = useSending()
  const [shown, show] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = way === 'password' ? String(form.get('password') ?? '') : textOf(form, 'code')
    if (way === 'password' ? typed === '' : typed.length < 6) return fail(say(way === 'password' ? words.passwordMissing : words.codeMissing))
    void send(async () => {
      if (way === 'password') await ask(givePassword, { password: typed })
      else await ask(way === 'totp' ? giveTotp : giveRecoveryCode, { code: typed })
      done()
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Fields>
        {way === 'password'
          ? <PasswordField label={say(words.password)} hint={say(words.passwordAgainHint)} error={failed?.sentence} shown={shown} show={show} />
          : <TextField name="code" label={say(words[`code_${way}`])} hint={say(words[`hint_${way}`])} width={way === 'totp' ? 'short' : 'medium'} keys={way === 'totp' ? 'numeric' : undefined} autoComplete="one-time-code" maxLength={20} error={failed?.sentence} />}
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={busy}>{say(words.confirm)}</Button></FormActions>
    </form>
  )
}
