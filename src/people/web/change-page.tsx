import { useState } from 'react'
import { isDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { changePerson, correctPerson } from '../contract.ts'
import { ActForm, type Known, OfPerson } from './person-act.tsx'
import { type Draft, PersonFields, readPerson } from './person-fields.tsx'
import { words } from './words.ts'

const same = (field: string) => field

/** The fields that differ from what is known. */
const patchOf = (draft: Draft, known: Known['version']): Partial<Draft> =>
  Object.fromEntries(Object.entries(draft).filter(([key, value]) => known[key as keyof Draft] !== value)) as Partial<Draft>

const draftOf = ({ name, birth, birthPrecision, sex, ethnic, generalEducation, professionalLevel, theoryLevel }: Known['version']): Draft =>
  ({ name, birth: isDay(birth) ? birth : null, birthPrecision, sex, ethnic, generalEducation, professionalLevel, theoryLevel })

/** From a day on something is otherwise. */
export const ChangePage = ({ params }: PageProps) => <OfPerson id={params.personId}>{(known) => <ChangeForm of={known} />}</OfPerson>

const ChangeForm = ({ of }: { of: Known }) => {
  const { seen, version } = of
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day } = useDay()
  const [errors, setErrors] = useState<FieldError[]>([])
  const tell = useTell(changePerson)
  const submit = (form: FormData) => {
    const from = dayOf(form, 'from')
    const draft = readPerson((field) => textOf(form, field), same, say)
    const missing = [...(from ? [] : [{ name: 'from', sentence: say(words.dayMissing) }]), ...(Array.isArray(draft) ? draft : [])]
    if (missing.length > 0 || !from || Array.isArray(draft)) return setErrors(missing)
    const patch = patchOf(draft, version)
    if (Object.keys(patch).length === 0) return setErrors([{ name: 'name', sentence: say(words.nothingChanged) }])
    setErrors([])
    tell.mutate({ id: seen.id, patch, from }, {
      onSuccess: () => { toast(say(words.changed, { name: version.name, from })); go(`/people/${seen.id}`) },
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <ActForm of={of} title={say(words.changeTitle, { name: version.name })} sub={say(words.changeSub)} errors={errors} verb={say(words.save)} busy={tell.isPending} submit={submit}>
      <DayField name="from" label={say(words.changeFrom)} initial={day} error={errors.find(({ name }) => name === 'from')?.sentence} />
      <PersonFields name={same} errors={errors} initial={draftOf(version)} />
    </ActForm>
  )
}

/** It was recorded wrongly. */
export const CorrectPage = ({ params }: PageProps) => <OfPerson id={params.personId}>{(known) => <CorrectForm of={known} />}</OfPerson>

const CorrectForm = ({ of }: { of: Known }) => {
  const { seen, version } = of
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const [errors, setErrors] = useState<FieldError[]>([])
  const tell = useTell(correctPerson)
  const submit = (form: FormData) => {
    const [text, reason] = [textOf(form, 'from'), textOf(form, 'reason')]
    const from = dayOf(form, 'from') ?? null
    const draft = readPerson((field) => textOf(form, field), same, say)
    const missing = [
      ...(text !== '' && from === null ? [{ name: 'from', sentence: say(words.dayUnread, { text }) }] : []), ...(Array.isArray(draft) ? draft : []),
      ...(reason ? [] : [{ name: 'reason', sentence: say(words.reasonMissing) }]),
    ]
    if (missing.length > 0 || Array.isArray(draft)) return setErrors(missing)
    const patch = patchOf(draft, version)
    if (Object.keys(patch).length === 0) return setErrors([{ name: 'name', sentence: say(words.nothingChanged) }])
    setErrors([])
    tell.mutate({ id: seen.id, patch, from, reason }, {
      onSuccess: () => { toast(say(words.corrected, { name: version.name })); go(`/people/${seen.id}`) },
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  return (
    <ActForm of={of} title={say(words.correctTitle, { name: version.name })} sub={say(words.correctSub)} errors={errors} verb={say(words.saveCorrection)} busy={tell.isPending} submit={submit}>
      <PersonFields name={same} errors={errors} initial={draftOf(version)} />
      <DayField name="from" label={say(words.correctFrom)} hint={say(words.correctFromHint)} optional error={wrong('from')} />
      <TextField name="reason" label={say(words.reason)} hint={say(words.reasonHint)} lines={2} maxLength={1000} error={wrong('reason')} />
    </ActForm>
  )
}
