import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { useUrl } from '#ground/web/url.ts'
import { PaperPick } from '#papers/public-web.ts'
import { postTarget } from '../contract.ts'
import type { Told } from './asking.ts'
import { words } from './words.ts'

type TargetFormProps = { unit: { id: number; fullName: string }; told: Told[]; done: () => void }

const faultsOf = (form: FormData, say: Say): FieldError[] => [
  ...(textOf(form, 'percent') ? [] : [{ name: 'percent', sentence: say(words.needPercent) }]),
  ...(dayOf(form, 'dueOn') ? [] : [{ name: 'dueOn', sentence: say(words.needDue) }]),
  ...(dayOf(form, 'setOn') ? [] : [{ name: 'setOn', sentence: say(words.needSet) }]),
]

/** Which field a refusal of the server is about. */
const fieldOf: Record<string, string> = { 'indicators.percent-out-of-range': 'percent', 'indicators.due-before-set': 'dueOn', 'indicators.target-needs-a-share': 'indicator' }

/** What the unit is to reach by a day, by which paper. The server judges; its sentence stands at the field. */
export const TargetForm = ({ unit, told, done }: TargetFormProps) => {
  const say = useSay()
  const tell = useToast()
  const url = useUrl()
  const { day: on } = useDay()
  const set = useTell(postTarget)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((one) => one.name === name)?.sentence
  const shares = told.filter(({ measures, better }) => measures === 'share' && better !== 'neither')
  const wanted = url.get('chi-so') ?? shares[0]?.code
  const submit = (form: FormData) => {
    const faults = faultsOf(form, say)
    setErrors(faults)
    const [dueOn, setOn] = [dayOf(form, 'dueOn'), dayOf(form, 'setOn')]
    if (faults.length > 0 || !dueOn || !setOn) return
    const percent = textOf(form, 'percent')
    set.mutate({ unitId: unit.id, indicator: textOf(form, 'indicator'), dueOn, percent, setOn, paperId: Number(textOf(form, 'paper')) || null }, {
      onSuccess: ({ change }) => { tell(say(change === 'same' ? words.targetSame : words.targetSaved, { percent, day: dueOn })); done() },
      onError: (error) => setErrors([{ ...(fieldOf[error.code] ? { name: fieldOf[error.code] } : {}), sentence: say(error.code, error.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <SelectField name="indicator" label={say(words.targetIndicator)} choices={shares.map(({ code, name }) => ({ value: code, label: say(name) }))} {...(wanted ? { initial: wanted } : {})} error={wrong('indicator')} />
        <TextField name="percent" label={say(words.targetPercent)} hint={say(words.targetPercentHint)} width="short" keys="decimal" error={wrong('percent')} />
        <DayField name="dueOn" label={say(words.targetDue)} error={wrong('dueOn')} />
        <DayField name="setOn" label={say(words.targetSet)} initial={on} error={wrong('setOn')} />
        <PaperPick name="paper" label={say(words.targetPaper)} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={set.isPending}>{say(words.setTarget)}</Button></FormActions>
    </form>
  )
}
