import { useState } from 'react'
import { type Day } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { dayOf } from '#ground/web/form/reading.ts'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { PaperPick } from '#papers/public-web.ts'
import { becomeMember, noteStep } from '../contract.ts'
import { admissionSteps, type PartyFact, type PartyStatus, partyStatuses, refuseStatus } from '../party.ts'
import { onDay } from './facts.ts'
import { ActForm, type Known, OfPerson } from './person-act.tsx'
import { words } from './words.ts'

/** A Party act: a new status from a day, or a step towards admission. */
export const PartyPage = ({ params }: PageProps) => <OfPerson id={params.personId}>{(known) => <PartyForm of={known} />}</OfPerson>

const PartyForm = ({ of }: { of: Known }) => {
  const { seen, version } = of
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day } = useDay()
  const [chosen, setChosen] = useState('')
  const [from, setFrom] = useState<Day | undefined>(day)
  const [planned, setPlanned] = useState(false)
  const [paperId, setPaperId] = useState<number>()
  const [errors, setErrors] = useState<FieldError[]>([])
  const [doBecome, doStep] = [useTell(becomeMember), useTell(noteStep)]
  const status = partyStatuses.find((one) => one === chosen)
  const step = admissionSteps.find((one) => `step:${one}` === chosen)
  const before = from && onDay(seen.statuses, from)
  const refusal = status && from ? refuseStatus(seen.statuses as PartyFact[], status, from, { value: seen.probation.months, basis: seen.probation.basis }) : null

  const submit = (form: FormData) => {
    const on = dayOf(form, 'from')
    const missing = [...(chosen ? [] : [{ name: 'what', sentence: say(words.whatMissing) }]), ...(on ? [] : [{ name: 'from', sentence: say(words.dayMissing) }])]
    if (missing.length > 0 || !on) return setErrors(missing)
    setErrors([])
    const what = say(status ? `people.${status}` : `people.step.${step}`)
    const told = {
      onSuccess: () => { toast(say(words.partyDone, { name: version.name, what: what.charAt(0).toLocaleLowerCase('vi') + what.slice(1), from: on })); go(`/people/${seen.id}`) },
      onError: (failed: { code: string; facts: Record<string, unknown> }) => setErrors([{ name: 'from', sentence: say(failed.code, failed.facts) }]),
    }
    if (status) doBecome.mutate({ id: seen.id, status, from: on, paperId: paperId ?? null }, told)
    else if (step) doStep.mutate({ id: seen.id, step, onDay: on, planned, paperId: paperId ?? null }, told)
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  const choices = [...partyStatuses.map((one: PartyStatus) => ({ value: one, label: say(`people.${one}`) })), ...admissionSteps.map((one) => ({ value: `step:${one}`, label: say(words.stepOf, { step: say(`people.step.${one}`) }) }))]
  const statusWord = (one: string | undefined) => say(`people.status.${one ?? 'none'}`)
  return (
    <ActForm of={of} title={say(words.partyActTitle, { name: version.name })} errors={errors} verb={say(words.save)} busy={doBecome.isPending || doStep.isPending} submit={submit}>
      <SelectField name="what" label={say(words.what)} mustChoose choices={choices} onChoose={setChosen} error={wrong('what')} />
      <DayField name="from" label={say(words.onDay)} initial={day} onDay={setFrom} error={wrong('from')} />
      {step && <Ticks name="planned" label={say(words.stepPlanned)} choices={[{ value: 'yes', label: say(words.planned) }]} onChange={(_, on) => setPlanned(on)} />}
      <PaperPick name="paper" label={say(words.basis)} onPicked={setPaperId} />
      {from && refusal && <Notice kind="bad" live>{say(refusal.code, refusal.facts)}</Notice>}
      {from && status && !refusal && <Notice live title={say(words.willBe, { from, before: statusWord(before?.status), after: statusWord(status) })}>{say(words.willHeads)}</Notice>}
      {from && step && <Notice live>{say(words.willStep, { step: say(`people.step.${step}`), from })}</Notice>}
    </ActForm>
  )
}
