import { type ReactNode, useState } from 'react'
import type { Day } from '#ground/time/day.ts'
import { Button } from '#ground/web/button.tsx'
import type { CallFailed } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { words } from './words.ts'

export type Dated = { on: Day; paperId: number | null; reason: string | null }
type Sending = { onSuccess(done: { warnings: { code: string; facts: Record<string, unknown> }[] }): void; onError(failed: CallFailed): void }
type StepFormProps = {
  step: string; verb?: string; busy: boolean; initial?: Day; withPaper?: boolean; children?: ReactNode
  /** Sentences of what is missing, or what is to be sent. */
  submit(form: FormData, dated: Dated, sending: Sending): FieldError[] | undefined
}

/** One step of an election: its day, its paper, what belongs to it; a reason where the law lets the commune answer for it. */
export const StepForm = ({ step, verb, busy, initial, withPaper = true, children, submit }: StepFormProps) => {
  const say = useSay()
  const toast = useToast()
  const { today } = useDay()
  const [errors, setErrors] = useState<FieldError[]>([])
  const [why, setWhy] = useState<string>()
  const [paperId, setPaper] = useState<number>()
  const send = (form: FormData) => {
    const on = dayOf(form, 'on')
    if (!on) return setErrors([{ name: 'on', sentence: say(words.needDay) }])
    const sending: Sending = {
      onSuccess: ({ warnings }) => {
        toast([say(words.stepDone, { step }), ...warnings.map(({ code, facts }) => say(words.warned, { sentence: say(code, facts) }))].join(' '))
      },
      onError: ({ code, facts }) => {
        if (code === 'elections.reason-needed') setWhy(say(String(facts['why']), facts))
        setErrors([{ ...(code === 'elections.reason-needed' ? { name: 'reason' } : {}), sentence: say(code, facts) }])
      },
    }
    setErrors(submit(form, { on, paperId: numberOf(form, 'paper') ?? paperId ?? null, reason: textOf(form, 'reason') || null }, sending) ?? [])
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); send(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <DayField name="on" label={say(words.on)} initial={initial ?? today} error={errors.find(({ name }) => name === 'on')?.sentence} />
        {children}
        {why && <><Notice kind="warning">{why}</Notice><TextField name="reason" label={say(words.reason)} hint={say(words.reasonHint)} lines={2} error={errors.find(({ name }) => name === 'reason')?.sentence} /></>}
        {withPaper && <PaperPick name="paper" label={say(words.paper)} onPicked={setPaper} />}
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={busy}>{verb ?? say(words.save)}</Button></FormActions>
    </form>
  )
}
