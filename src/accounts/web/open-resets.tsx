import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ask } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useMay } from '#ground/web/who.ts'
import { confirmReset, type OpenReset, withdrawReset } from '../staff/contract.ts'
import styles from './accounts.module.css'
import { failureSentence } from './failure.ts'
import { instantText } from './instant-text.ts'
import { OneTimePassword } from './one-time-password.tsx'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

/** Resets that one person proposed and another must confirm, with the person whose account it is before them. */
export const OpenResets = ({ resets }: { resets: OpenReset[] }) => {
  const say = useSay()
  const client = useQueryClient()
  const mayReset = useMay('accounts.reset')
  const withdraw = useTell(withdrawReset)
  const { busy, failed, send } = useSending()
  const [made, setMade] = useState<{ password: string | null; login: string; days: number }>()
  const confirm = ({ number, login }: OpenReset) => send(async () => {
    const { oneTimePassword, days } = await ask(confirmReset, { number })
    setMade({ password: oneTimePassword, login, days })
    await client.invalidateQueries()
  })
  return (
    <Card title={say(words.resets)}>
      <p>{say(words.resetsWhat)}</p>
      <ul className={styles.lines}>
        {resets.map((reset) => (
          <li key={reset.number}>
            <span><b>{say(words[`reset_${reset.what}`], { name: reset.name, login: reset.login })}</b><small>{say(words.resetBy, { name: reset.proposerName, at: instantText(reset.proposedAt), reason: reset.reason })}</small></span>
            {mayReset && <span className={styles.pair}><Button small busy={busy} onClick={() => void confirm(reset)}>{say(words.resetConfirm)}</Button><Button kind="quiet" small busy={withdraw.isPending} onClick={() => withdraw.mutate({ number: reset.number })}>{say(words.resetWithdraw)}</Button></span>}
          </li>
        ))}
      </ul>
      {(failed || withdraw.error) && <Notice kind="bad" live>{failed?.sentence ?? (withdraw.error && failureSentence(withdraw.error, say))}</Notice>}
      <Dialog open={made !== undefined} close={() => setMade(undefined)} title={say(words.resetDone)}>
        {made && (made.password ? <OneTimePassword password={made.password} login={made.login} days={made.days} /> : <p>{say(words.factorsReset)}</p>)}
      </Dialog>
    </Card>
  )
}
