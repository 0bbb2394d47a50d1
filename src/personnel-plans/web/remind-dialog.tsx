import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { addMonths, writeDay } from '#ground/time/day.ts'
import type { z } from 'zod'
import { type readPipeline, remindPipeline } from '../contract.ts'
import { refuseToRemind } from '../plan.ts'
import { nextWords, postWords } from '../words.ts'
import styles from './plans.module.css'
import { words } from './feasible-words.ts'

type Line = z.infer<typeof readPipeline.gives>['rows'][number]

const fieldOf: Record<string, string> = { 'personnel-plans.due-not-to-come': 'remindDue' }

/** Reminds of the late step of one line, by a new day; the cell finds it among its work. */
export const RemindDialog = ({ line, close }: { line: Line | undefined; close: () => void }) => {
  const say = useSay()
  return <Dialog open={line !== undefined} close={close} title={say(words.remindOf, { name: line?.name ?? '' })}>{line && <RemindForm line={line} done={close} />}</Dialog>
}

const RemindForm = ({ line, done }: { line: Line; done: () => void }) => {
  const say = useSay()
  const toast = useToast()
  const { today } = useDay()
  const tell = useTell(remindPipeline)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  const refused = ({ code, facts }: { code: string; facts: Record<string, unknown> }) => setErrors([{ ...(fieldOf[code] ? { name: fieldOf[code] } : {}), sentence: say(code, facts) }])
  const submit = (form: FormData) => {
    const dueOn = dayOf(form, 'remindDue')
    setErrors(dueOn ? [] : [{ name: 'remindDue', sentence: say(words.needRemindDue) }])
    if (!dueOn) return
    const refusal = refuseToRemind(line, dueOn, today)
    if (refusal) { refused(refusal); return }
    tell.mutate({ unitId: line.villageId, personId: line.personId, dueOn, note: textOf(form, 'remindNote') || null }, { onSuccess: () => { toast(say(words.reminded)); done() }, onError: refused })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <p>{say(postWords[line.post])}, {line.village}: {say(nextWords[line.next])}{line.nextOn && ` (${writeDay(line.nextOn)})`}{line.late !== null && `, ${say(words.late, { days: line.late })}`}.</p>
      <p className={styles.soft}>{say(words.remindWhy)}</p>
      <ErrorSummary errors={errors} />
      <Fields>
        <DayField name="remindDue" label={say(words.remindDue)} initial={addMonths(today, 1)} error={wrong('remindDue')} />
        <TextField name="remindNote" label={say(words.remindNote)} lines={2} maxLength={500} optional />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.remind)}</Button></FormActions>
    </form>
  )
}
