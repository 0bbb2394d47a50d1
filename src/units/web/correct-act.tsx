import { useRef, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { words as kit } from '#ground/web/words.ts'
import { PaperPick } from '#papers/public-web.ts'
import { correctAct } from '../contract.ts'
import type { ActSeen } from './answers.ts'
import styles from './units.module.css'
import { words } from './words.ts'

/** Takes an act back, with its reason and the paper of the correction. What was known stays askable. */
export const CorrectAct = ({ act, close }: { act: ActSeen; close: () => void }) => {
  const say = useSay()
  const tell = useToast()
  const correct = useTell(correctAct)
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  const facts = { act: say(`units.${act.kind}`), on: act.on }
  const send = () => {
    if (!form.current) return
    const given = new FormData(form.current)
    const paperId = numberOf(given, 'paper')
    const reason = textOf(given, 'reason')
    const missing = [...(paperId === undefined ? [{ name: 'paper', sentence: say(words.paperMissing) }] : []), ...(reason === '' ? [{ name: 'reason', sentence: say(words.reasonMissing) }] : [])]
    setErrors(missing)
    if (paperId === undefined || missing.length > 0) return
    correct.mutate({ actId: act.id, paperId, reason }, {
      onSuccess: () => { tell(say(words.corrected, facts)); close() },
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <Dialog open close={close} title={say(words.correctTitle, facts)} actions={<><Button onClick={close}>{say(kit.cancel)}</Button><Button kind="danger" busy={correct.isPending} onClick={send}>{say(words.correct)}</Button></>}>
      <form ref={form} noValidate className={styles.stack} onSubmit={(event) => { event.preventDefault(); send() }}>
        <ErrorSummary errors={errors} />
        <p>{say(words.correctWhat)}</p>
        <PaperPick name="paper" label={say(words.correctPaper)} required error={wrong('paper')} />
        <TextField name="reason" label={say(words.correctReason)} lines={3} error={wrong('reason')} />
      </form>
    </Dialog>
  )
}
