import { useState } from 'react'
import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { getResting, undoMerger } from '../contract.ts'
import styles from './mergers.module.css'
import { words } from './words.ts'

type Resting = (typeof getResting)['gives']['_output']['resting'][number]

/** Undoing a merger carried out in error: what rests on the new villages first, each with its page; then the reason and the paper. Asks for a factor given lately. */
export const UndoCard = ({ planId }: { planId: number }) => {
  const say = useSay()
  const asked = useAsk(getResting, { planId })
  return (
    <Card title={say(words.undo)}>
      <Stack>
        <p className={styles.soft}>{say(words.undoWhy)}</p>
        <Shown asked={asked} skeleton={<Skeleton lines={3} />}>{({ undoneBy, resting }) => (undoneBy !== null ? <Notice>{say('mergers.undone-by-others', { unit: undoneBy })}</Notice> : resting.length > 0 ? <RestingList resting={resting} /> : <UndoForm planId={planId} />)}</Shown>
      </Stack>
    </Card>
  )
}

const RestingList = ({ resting }: { resting: Resting[] }) => {
  const say = useSay()
  return (
    <>
      <Notice kind="warning">{say(words.resting, { count: resting.length })}</Notice>
      <ul className={styles.list}>
        {resting.map(({ what, on, says, link }, at) => <li key={at}><span>{say(what)}{on !== null && ` · ${writeDay(dayFrom(on))}`} · {link === null ? says : <Go to={link}>{says || say(what)}</Go>}</span></li>)}
      </ul>
    </>
  )
}

const UndoForm = ({ planId }: { planId: number }) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(undoMerger)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((one) => one.name === name)?.sentence
  const submit = (form: FormData) => {
    const [paperId, reason] = [numberOf(form, 'undo-paper'), textOf(form, 'undo-reason')]
    setErrors([...(paperId === undefined ? [{ name: 'undo-paper', sentence: say(words.needUndoPaper) }] : []), ...(reason ? [] : [{ name: 'undo-reason', sentence: say(words.needReason) }])])
    if (paperId === undefined || !reason) return
    send.mutate({ planId, paperId, reason }, { onSuccess: () => { tell(say(words.undone)); scrollTo({ top: 0 }) }, onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]) })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <PaperPick name="undo-paper" label={say(words.undoPaper)} required error={wrong('undo-paper')} />
        <TextField name="undo-reason" label={say(words.reason)} lines={2} maxLength={2000} error={wrong('undo-reason')} />
      </Fields>
      <FormActions><Button type="submit" kind="danger" busy={send.isPending}>{say(words.undo)}</Button></FormActions>
    </form>
  )
}
