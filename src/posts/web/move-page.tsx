import { useMemo, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Ticks } from '#ground/web/form/choices.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { changePerson, correctPerson } from '#people/public-web.ts'
import { unitFinder } from './list-filters.tsx'
import { words } from './list-words.ts'
import { PersonForm } from './person-form.tsx'

/** A person lives in another village from a day on, or always did and it was recorded wrongly. */
export const MovePage = ({ params }: PageProps) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day } = useDay()
  const find = useMemo(() => unitFinder(day, 'village'), [day])
  const [wrongBefore, setWrongBefore] = useState(false)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [doChange, doCorrect] = [useTell(changePerson), useTell(correctPerson)]
  const submit = (form: FormData, name: string, id: number) => {
    const [livesIn, from, reason] = [Number(textOf(form, 'livesIn')), dayOf(form, 'from'), textOf(form, 'reason')]
    const missing = [
      ...(livesIn > 0 ? [] : [{ name: 'livesIn', sentence: say(words.placeMissing) }]),
      ...(wrongBefore ? (reason ? [] : [{ name: 'reason', sentence: say(words.reasonMissing) }]) : from ? [] : [{ name: 'from', sentence: say(words.dayMissing) }]),
    ]
    if (missing.length > 0) return setErrors(missing)
    setErrors([])
    const told = {
      onSuccess: () => { toast(say(words.moved, { name })); go(`/people/${id}`) },
      onError: (failed: { code: string; facts: Record<string, unknown> }) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    }
    if (wrongBefore) doCorrect.mutate({ id, patch: { livesIn }, from: null, reason }, told)
    else if (from) doChange.mutate({ id, patch: { livesIn }, from }, told)
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  return (
    <PersonForm personId={params.personId} title={say(words.moves)} errors={errors} busy={doChange.isPending || doCorrect.isPending} submit={submit}>
      <PickField name="livesIn" label={say(words.moveTo)} find={find} error={wrong('livesIn')} />
      {!wrongBefore && <DayField name="from" label={say(words.moveFrom)} initial={day} error={wrong('from')} />}
      <Ticks name="wrong" label={say(words.moveWrong)} choices={[{ value: 'yes', label: say(words.moveWrong), hint: say(words.moveWrongHint) }]} onChange={(_, on) => setWrongBefore(on)} />
      {wrongBefore && <TextField name="reason" label={say(words.reason)} hint={say(words.reasonHint)} lines={2} maxLength={1000} error={wrong('reason')} />}
    </PersonForm>
  )
}
