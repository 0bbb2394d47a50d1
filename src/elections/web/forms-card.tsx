import { useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ask, CallFailed, saveFile } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { electionForm, type ElectionSeen } from '../contract.ts'
import styles from './elections.module.css'
import { words } from './words.ts'

const ofKind = { village_head: ['mau-01', 'mau-05', 'mau-02', 'mau-03', 'mau-04', 'ket-qua'], cell: ['bien-ban-dai-hoi', 'ket-qua'] } as const

/** The forms of the kind, filled with what is known so far. */
export const FormsCard = ({ election: { id, kind } }: { election: ElectionSeen }) => {
  const say = useSay()
  const [busy, setBusy] = useState('')
  const [failed, setFailed] = useState<CallFailed>()
  const fetchForm = async (form: (typeof ofKind)[typeof kind][number]) => {
    setBusy(form)
    setFailed(undefined)
    try {
      saveFile(await ask(electionForm, { id, form }))
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      setFailed(error)
    } finally {
      setBusy('')
    }
  }
  return (
    <Card title={say(words.forms)}>
      {failed && <Notice kind="bad" live>{say(failed.code, failed.facts)}</Notice>}
      <ul className={styles.forms}>{ofKind[kind].map((form) => <li key={form}><Button small kind="quiet" icon="download" busy={busy === form} onClick={() => void fetchForm(form)}>{say(words[`form_${form}`])}</Button></li>)}</ul>
    </Card>
  )
}
