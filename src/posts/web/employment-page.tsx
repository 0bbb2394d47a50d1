import { useMemo, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { beginEmployment, employmentKinds, employmentWords } from '#people/public-web.ts'
import { unitFinder } from './list-filters.tsx'
import { words } from './list-words.ts'
import { PersonForm } from './person-form.tsx'

/** New work of a person: what, where, from when. */
export const EmploymentPage = ({ params }: PageProps) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day } = useDay()
  const find = useMemo(() => unitFinder(day), [day])
  const [errors, setErrors] = useState<FieldError[]>([])
  const tell = useTell(beginEmployment)
  const submit = (form: FormData, name: string, id: number) => {
    const from = dayOf(form, 'from')
    const until = dayOf(form, 'until') ?? null
    const kind = employmentKinds.find((one) => one === textOf(form, 'kind')) ?? 'other'
    const unitId = Number(textOf(form, 'unitId')) || null
    const missing = [...(from ? [] : [{ name: 'from', sentence: say(words.dayMissing) }]), ...(textOf(form, 'until') !== '' && until === null ? [{ name: 'until', sentence: say(words.dayMissing) }] : [])]
    if (missing.length > 0 || !from) return setErrors(missing)
    setErrors([])
    tell.mutate({ id, kind, title: textOf(form, 'title') || null, unitId, from, until }, {
      onSuccess: () => { toast(say(words.employmentDone, { name })); go(`/people/${id}`) },
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  return (
    <PersonForm personId={params.personId} title={say(words.beginEmployment)} errors={errors} busy={tell.isPending} submit={submit}>
      <SelectField name="kind" label={say(words.kind)} choices={employmentWords.map((choice) => ({ value: choice.value, label: say(choice) }))} />
      <TextField name="title" label={say(words.title)} optional maxLength={200} />
      <PickField name="unitId" label={say(words.place)} optional find={find} />
      <DayField name="from" label={say(words.from)} initial={day} error={wrong('from')} />
      <DayField name="until" label={say(words.until)} hint={say(words.untilHint)} optional error={wrong('until')} />
    </PersonForm>
  )
}
