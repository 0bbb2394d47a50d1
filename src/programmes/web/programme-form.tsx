import { type ReactNode, type SubmitEvent, useMemo, useState } from 'react'
import { isDay } from '#ground/time/day.ts'
import { Button } from '#ground/web/button.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { writeNumber } from '#ground/text/numbers.ts'
import { type Told, useIndicators } from '#indicators/public-web.ts'
import { PaperPick } from '#papers/public-web.ts'
import { measuring, type ProgrammeDraft, refuseToLaunch } from '../programme.ts'

import { type Board, readPercent } from './asking.ts'
import { words } from './words.ts'

type Draft = Omit<ProgrammeDraft, 'unitId'>
type FormProps = { initial?: Board['programme'] | undefined; verb: string; back: string; busy: boolean; more?: ReactNode; failed: FieldError[]; send: (draft: Draft, form: FormData) => void }

export const fieldOf: Record<string, string> = {
  'programmes.without-name': 'name', 'programmes.name-taken': 'name', 'programmes.secret': 'name', 'programmes.ends-before': 'endsOn', 'programmes.not-a-measure': 'indicator', 'programmes.goal-and-day': 'goal',
  'programmes.goal-of-nothing': 'indicator', 'programmes.not-a-percent': 'goal', 'programmes.due-before-start': 'startsOn', 'programmes.led-by-an-area': 'unitId', 'programmes.unit-ended': 'unitId',
}

const dayFields = ['startsOn', 'endsOn', 'goalOn', 'acknowledgeBy', 'planBy'] as const

/** What is written of a programme, or what is to be put right; the rules are the server's own. */
function draftIn(form: FormData, told: readonly Told[], say: Say): Draft | FieldError[] {
  const errors: FieldError[] = dayFields.filter((field) => textOf(form, field) !== '' && !dayOf(form, field)).map((name) => ({ name, sentence: say(words.needDay) }))
  const startsOn = dayOf(form, 'startsOn')
  if (!startsOn && !errors.some(({ name }) => name === 'startsOn')) errors.push({ name: 'startsOn', sentence: say(words.needDay) })
  const goal = readPercent(textOf(form, 'goal'))
  if (goal === undefined) errors.push({ name: 'goal', sentence: say(words.needPercent) })
  if (errors.length > 0 || !startsOn || goal === undefined) return errors
  const day = (field: (typeof dayFields)[number]) => dayOf(form, field) ?? null
  const draft: Draft = { name: textOf(form, 'name'), paperId: Number(textOf(form, 'paperId')) || null, indicator: textOf(form, 'indicator') || null, startsOn, endsOn: day('endsOn'), goal, goalOn: day('goalOn'), acknowledgeBy: day('acknowledgeBy'), planBy: day('planBy') }
  const refusal = refuseToLaunch({ ...draft, unitId: 0 }, told)
  return refusal ? [{ name: fieldOf[refusal.code] ?? 'name', sentence: say(refusal.code, refusal.facts) }] : draft
}

/** The fields of a programme. `more` stands above them: the unit, where one begins. */
export const ProgrammeForm = ({ initial, verb, back, busy, more, failed, send }: FormProps) => {
  const say = useSay()
  const go = useGo()
  const told = useIndicators()
  const [own, setOwn] = useState<FieldError[]>([])
  const errors = useMemo(() => [...own, ...failed], [own, failed])
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  if (!told.data) return null
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const draft = draftIn(form, told.data, say)
    setOwn(Array.isArray(draft) ? draft : [])
    if (!Array.isArray(draft)) send(draft, form)
  }
  const day = (name: (typeof dayFields)[number], label: string, optional = true) => <DayField key={name} name={name} label={label} initial={isDay(initial?.[name]) ? initial[name] : undefined} optional={optional} error={wrong(name)} />
  const measures = [{ value: '', label: say(words.indicatorNone) }, ...measuring(told.data).map(({ code, name }) => ({ value: code, label: say(name) }))]
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        {more}
        <TextField name="name" label={say(words.name)} maxLength={200} error={wrong('name')} {...(initial ? { initial: initial.name } : {})} />
        <PaperPick name="paperId" label={say(words.paperField)} initialId={initial?.paperId ?? undefined} />
        <SelectField name="indicator" label={say(words.indicatorField)} choices={measures} initial={initial ? initial.indicator ?? '' : measures[1]?.value ?? ''} error={wrong('indicator')} />
        {day('startsOn', say(words.startsOn), false)}
        {day('endsOn', say(words.endsOn))}
        <TextField name="goal" label={say(words.goalField)} width="short" keys="decimal" optional error={wrong('goal')} {...(initial && initial.goal !== null ? { initial: writeNumber(initial.goal / 100) } : {})} />
        {day('goalOn', say(words.goalOn))}
        {day('acknowledgeBy', say(words.acknowledgeBy))}
        {day('planBy', say(words.planBy))}
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={busy}>{verb}</Button><Button onClick={() => go(back)}>{say(words.cancel)}</Button></FormActions>
    </form>
  )
}
