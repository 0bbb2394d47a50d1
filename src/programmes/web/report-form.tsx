import { type SubmitEvent, useState } from 'react'
import { isDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { reportMilestone } from '../contract.ts'
import type { Line } from './asking.ts'
import styles from './programmes.module.css'
import { words } from './words.ts'

/** A unit says that a milestone is done, when, and by which paper. */
export const ReportForm = ({ milestone, unitId, report, done }: { milestone: number; unitId: number; report: Line['reports'][number] | undefined; done: () => void }) => {
  const say = useSay()
  const toast = useToast()
  const tell = useTell(reportMilestone)
  const [errors, setErrors] = useState<FieldError[]>([])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const doneOn = dayOf(form, 'doneOn')
    if (!doneOn) return setErrors([{ name: 'doneOn', sentence: say(words.needDay) }])
    setErrors([])
    tell.mutate({ milestone, unitId, doneOn, paperId: Number(textOf(form, 'paperId')) || null, note: textOf(form, 'note') || null }, {
      onSuccess: () => { toast(say(words.responded)); done() },
      onError: (failed) => setErrors([{ name: 'doneOn', sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={submit} className={styles.under}>
      <ErrorSummary errors={errors} />
      <Fields>
        <DayField name="doneOn" label={say(words.doneOn)} initial={isDay(report?.doneOn) ? report.doneOn : undefined} error={errors.find(({ name }) => name === 'doneOn')?.sentence} />
        <PaperPick name="paperId" label={say(words.evidence)} initialId={report?.paperId ?? undefined} />
        <TextField name="note" label={say(words.note)} lines={2} maxLength={500} optional {...(report?.note ? { initial: report.note } : {})} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.reportAdd)}</Button><Button onClick={done}>{say(words.cancel)}</Button></FormActions>
    </form>
  )
}
