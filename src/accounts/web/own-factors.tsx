import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ask } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { factors, removePasskey, removeTotp, renewRecoveryCodes } from '../factors/contract.ts'
import styles from './accounts.module.css'
import { EnrolForm } from './enrol-form.tsx'
import { failureSentence } from './failure.ts'
import { instantText } from './instant-text.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

/** One's ways of the second factor: added, removed, and the codes for the day they are lost. */
export const OwnFactors = () => {
  const say = useSay()
  const client = useQueryClient()
  const asked = useAsk(factors, {})
  const [adding, setAdding] = useState(false)
  const [codes, setCodes] = useState<string[] | null>(null)
  const { busy, failed, send } = useSending()
  const added = (made: string[] | null) => {
    setAdding(false)
    setCodes(made)
    void client.invalidateQueries()
  }
  const renew = () => send(async () => {
    setCodes((await ask(renewRecoveryCodes, {})).recoveryCodes)
    await client.invalidateQueries()
  })
  return (
    <Card title={say(words.factors)}>
      <Shown asked={asked}>
        {({ totp, passkeys, codesLeft }) => (
          <>
            {totp || passkeys.length > 0 ? <Kept totp={totp} passkeys={passkeys} /> : <p>{say(words.noFactors)}</p>}
            <p className={styles.others}><Button icon="plus" onClick={() => setAdding(true)}>{say(words.addFactor)}</Button></p>
            {(totp || passkeys.length > 0) && <p className={styles.aside}>{say(words.codesLeft, { count: codesLeft })} <Button kind="quiet" small busy={busy} onClick={() => void renew()}>{say(words.codesNew)}</Button></p>}
            {failed && <Notice kind="bad" live>{failed.sentence}</Notice>}
          </>
        )}
      </Shown>
      <Dialog open={adding} close={() => setAdding(false)} title={say(words.addFactor)}><EnrolForm done={added} /></Dialog>
      <Dialog open={codes !== null} close={() => setCodes(null)} title={say(words.codesTitle)}><RecoveryCodes codes={codes ?? []} done={() => setCodes(null)} /></Dialog>
    </Card>
  )
}

type KeptProps = { totp: boolean; passkeys: { number: number; name: string; madeAt: string; usedAt: string | null }[] }

const Kept = ({ totp, passkeys }: KeptProps) => {
  const say = useSay()
  const dropTotp = useTell(removeTotp)
  const dropPasskey = useTell(removePasskey)
  const failed = dropTotp.error ?? dropPasskey.error
  return (
    <>
      <ul className={styles.lines}>
        {totp && <li><span><b>{say(words.wayTotp)}</b></span><Button small busy={dropTotp.isPending} aria-label={say(words.removeOf, { name: say(words.wayTotp) })} onClick={() => dropTotp.mutate({})}>{say(words.remove)}</Button></li>}
        {passkeys.map(({ number, name, madeAt, usedAt }) => (
          <li key={number}>
            <span><b>{name}</b><small>{say(words.passkeySince, { made: instantText(madeAt), used: usedAt ? instantText(usedAt) : '–' })}</small></span>
            <Button small busy={dropPasskey.isPending} aria-label={say(words.removeOf, { name })} onClick={() => dropPasskey.mutate({ number })}>{say(words.remove)}</Button>
          </li>
        ))}
      </ul>
      {failed && <Notice kind="bad" live>{failureSentence(failed, say)}</Notice>}
    </>
  )
}
