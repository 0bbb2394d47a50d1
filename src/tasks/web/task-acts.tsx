import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Row } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { useMay } from '#ground/web/who.ts'
import { PaperPick } from '#papers/public-web.ts'
import { doTask, judgeTask, steerTask } from '../contract.ts'
import { doing, judging, refuseStep, refuseTo, type StepKind, stepKinds } from '../task.ts'
import type { Whole } from './task-page.tsx'
import { words } from './words.ts'

const names: Record<StepKind, { vi: string; en: string }> = {
  received: words.take, progress: words.progress, done: words.finish, accepted: words.accept, returned: words.sendBack, extended: words.extend, reminded: words.remind, cancelled: words.cancelTask,
}
const isOf = (list: readonly string[], kind: StepKind) => list.includes(kind)

/** The acts that the state and the right leave: the very rules that the server obeys. */
export const Acts = ({ task }: { task: Whole }) => {
  const say = useSay()
  const { today, readOnly } = useDay()
  const [mayDo, mayAccept, mayGive] = [useMay('tasks.do'), useMay('tasks.accept'), useMay('tasks.give')]
  const [chosen, choose] = useState<StepKind>()
  if (readOnly) return <Notice>{say(words.pastDay)}</Notice>
  const may = (kind: StepKind) => (isOf(doing, kind) ? mayDo : isOf(judging, kind) ? mayAccept && task.staff : mayGive && task.staff)
  const extended = task.steps.some(({ kind }) => kind === 'extended')
  const fits = (kind: StepKind) => may(kind) && refuseTo(kind, task) === null && refuseStep(task, { kind, onDay: today, note: 'x', until: kind === 'extended' ? laterThan(task.due) : null }, task.steps[0]?.onDay ?? null, extended, today) === null
  const open = stepKinds.filter(fits)
  if (open.length === 0) return null
  return (
    <>
      <Row>{open.map((kind, place) => <Button key={kind} kind={place === 0 ? 'main' : 'plain'} aria-expanded={chosen === kind} onClick={() => choose(chosen === kind ? undefined : kind)}>{say(names[kind])}</Button>)}</Row>
      {chosen && open.includes(chosen) && <StepForm key={chosen} task={task} kind={chosen} close={() => choose(undefined)} />}
    </>
  )
}

const laterThan = (due: Whole['due']) => `${Number(due.slice(0, 4)) + 1}${due.slice(4)}` as Whole['due']

const fieldOf: Record<string, string> = {
  'tasks.step-in-the-future': 'onDay', 'tasks.step-out-of-order': 'onDay', 'tasks.reason-missing': 'note', 'tasks.progress-says-nothing': 'note', 'tasks.count-not-within': 'counted', 'tasks.put-off-backwards': 'until',
}

const StepForm = ({ task, kind, close }: { task: Whole; kind: StepKind; close: () => void }) => {
  const say = useSay()
  const toast = useToast()
  const { today } = useDay()
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const [does, judges, steers] = [useTell(doTask), useTell(judgeTask), useTell(steerTask)]
  const tell = (isOf(doing, kind) ? does : isOf(judging, kind) ? judges : steers) as ReturnType<typeof useTell<{ id: number; step: StepKind; onDay: Whole['due'] }, { id: number }>>
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const onDay = dayOf(form, 'onDay')
    if (!onDay) return setErrors([{ name: 'onDay', sentence: say(words.needDay) }])
    const step = { note: textOf(form, 'note') || null, counted: numberOf(form, 'counted') ?? null, ofAll: numberOf(form, 'ofAll') ?? null, until: dayOf(form, 'until') ?? null, paperId: numberOf(form, 'paper') ?? null }
    const refused = refuseStep(task, { kind, onDay, ...step }, task.steps[0]?.onDay ?? null, task.steps.some((one) => one.kind === 'extended'), today)
    setErrors(refused ? [{ ...(fieldOf[refused.code] ? { name: fieldOf[refused.code] } : {}), sentence: say(refused.code, refused.facts) }] : [])
    if (refused) return
    tell.mutate({ id: task.id, step: kind, onDay, ...step }, {
      onSuccess: () => { toast(say(words.noted)); close() },
      onError: onRefused,
    })
  }
  const noteWord = kind === 'done' ? words.result : kind === 'progress' ? words.note : kind === 'received' || kind === 'accepted' || kind === 'reminded' ? words.remark : words.reason
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <DayField name="onDay" label={say(words.onDay)} initial={today} error={wrong('onDay')} />
        {kind === 'extended' && <DayField name="until" label={say(words.until)} error={wrong('until')} />}
        {kind === 'progress' && <><NumberField name="counted" label={say(words.counted)} hint={say(words.countHint)} optional error={wrong('counted')} /><NumberField name="ofAll" label={say(words.ofAll)} optional /></>}
        <TextField name="note" label={say(noteWord)} lines={3} maxLength={1000} optional={noteWord === words.remark || kind === 'progress'} error={wrong('note')} />
        {kind === 'done' && <PaperPick name="paper" label={say(words.evidence)} />}
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(names[kind])}</Button><Button onClick={close}>{say(words.cancel)}</Button></FormActions>
    </form>
  )
}
