import { type SubmitEvent, useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { ask } from '#ground/web/client.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { beginTotp, enrolTotp } from '../factors/contract.ts'
import styles from './accounts.module.css'
import { makePasskey, takesPasskeys } from './passkey.ts'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

type Secret = { secret: string; svg: string }
type EnrolProps = { done: (recoveryCodes: string[] | null) => void }

/** Chooses and makes a way of the second factor: an app on the phone, or a passkey of this device. */
export const EnrolForm = ({ done }: EnrolProps) => {
  const say = useSay()
  const [way, choose] = useState<'totp' | 'passkey'>()
  const [secret, setSecret] = useState<Secret>()
  const { busy, failed, send } = useSending()
  const byApp = () => send(async () => {
    setSecret(await ask(beginTotp, {}))
    choose('totp')
  })
  if (way === 'totp' && secret) return <ScanForm {...secret} done={done} />
  if (way === 'passkey') return <PasskeyForm done={done} back={() => choose(undefined)} />
  return (
    <>
      {failed && <Notice kind="bad" live>{failed.sentence}</Notice>}
      <ul className={styles.accounts}>
        <li><button type="button" disabled={busy} onClick={() => void byApp()}><b>{say(words.wayTotp)}</b><small>{say(words.wayTotpWhat)}</small></button></li>
        {takesPasskeys() && <li><button type="button" disabled={busy} onClick={() => choose('passkey')}><b>{say(words.wayPasskey)}</b><small>{say(words.wayPasskeyWhat)}</small></button></li>}
      </ul>
    </>
  )
}

/** 'ABCD EFGH …', as one reads it out. */
const inGroups = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

const ScanForm = ({ secret, svg, done }: Secret & EnrolProps) => {
  const say = useSay()
  const { busy, failed, send, fail } = useSending()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = textOf(new FormData(event.currentTarget), 'code')
    if (!/^\d{3} ?\d{3}$/.test(code)) return fail(say(words.codeMissing))
    void send(async () => { done((await ask(enrolTotp, { code })).recoveryCodes) })
  }
  return (
    <form noValidate onSubmit={submit}>
      <ol className={styles.steps}>
        <li>{say(words.scanOpen)}</li>
        <li>
          {say(words.scanPicture)}
          <img className={styles.qr} alt={say(words.scanAlt)} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} width={200} height={200} />
          {say(words.scanType)} <code className={styles.secret} data-secret={secret}>{inGroups(secret)}</code>
        </li>
        <li>{say(words.scanCode)}</li>
      </ol>
      <Fields><TextField name="code" label={say(words.code_totp)} hint={say(words.hint_totp)} width="short" keys="numeric" autoComplete="one-time-code" maxLength={7} error={failed?.sentence} /></Fields>
      <FormActions><Button type="submit" kind="main" busy={busy}>{say(words.scanDone)}</Button></FormActions>
    </form>
  )
}

const PasskeyForm = ({ done, back }: EnrolProps & { back: () => void }) => {
  const say = useSay()
  const { busy, failed, send, fail } = useSending()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = textOf(new FormData(event.currentTarget), 'device')
    if (!name) return fail(say(words.deviceMissing))
    void send(async () => {
      const codes = await makePasskey(name)
      if (codes === undefined) fail(say(words.passkeyTurnedDown))
      else done(codes)
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Fields><TextField name="device" label={say(words.deviceName)} hint={say(words.deviceNameHint)} initial={say(words.deviceNameFirst)} maxLength={80} error={failed?.sentence} /></Fields>
      <FormActions><Button type="submit" kind="main" busy={busy}>{say(words.passkeyMake)}</Button><Button onClick={back}>{say(words.otherWay)}</Button></FormActions>
    </form>
  )
}
