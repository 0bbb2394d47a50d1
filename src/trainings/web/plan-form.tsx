import type { SubmitEvent } from 'react'
import type { Day } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { planSession } from '../contract.ts'
import { refuseSession } from '../training.ts'
import { words } from './words.ts'

const fieldOf: Record<string, string> = { 'trainings.topics-missing': 'topics', 'trainings.before-the-course': 'day', 'trainings.hours-not-within': 'hours', 'trainings.planned-already': 'place' }

/** A day of the course. */
export const PlanForm = ({ courseId, beginsOn, close }: { courseId: number; beginsOn: Day; close: () => void }) => {
  const say = useSay()
  const toast = useToast()
  const { today } = useDay()
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const tell = useTell(planSession)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const onDay = dayOf(form, 'day')
    if (!onDay) return setErrors([{ name: 'day', sentence: say(words.needDay) }])
    const draft = { onDay, place: textOf(form, 'place'), topics: textOf(form, 'topics'), hours: numberOf(form, 'hours') ?? null }
    const refused = refuseSession(draft, beginsOn)
    setErrors(refused ? [{ name: fieldOf[refused.code] ?? 'day', sentence: say(refused.code, refused.facts) }] : [])
    if (refused) return
    tell.mutate({ courseId, ...draft }, {
      onSuccess: () => { toast(say(words.done)); close() },
      onError: onRefused,
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <DayField name="day" label={say(words.day)} initial={today} error={wrong('day')} />
        <TextField name="place" label={say(words.place)} maxLength={200} optional error={wrong('place')} />
        <TextField name="topics" label={say(words.topics)} lines={2} maxLength={1000} error={wrong('topics')} />
        <NumberField name="hours" label={say(words.hours)} optional error={wrong('hours')} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.plan)}</Button><Button onClick={close}>{say(words.cancel)}</Button></FormActions>
    </form>
  )
}
