import { useState } from 'react'
import type { Day } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { PaperPick } from '#papers/public-web.ts'
import { endReasons, entries } from '../appointment.ts'
import { correct, strike } from '../contract.ts'
import { ActPage } from './act-page.tsx'
import { useAfterAct } from './after-act.ts'
import { type Held, HeldPage } from './held-page.tsx'
import { PersonPick } from './person-pick.tsx'
import type { Chosen } from './register-here.tsx'
import { asDay } from './time-words.ts'
import { words } from './words.ts'

/** An appointment was recorded wrongly: person, days, manner, paper; or it was never so. */
export const CorrectPage = ({ params }: PageProps) => <HeldPage number={params.number}>{(held) => <CorrectForm key={held.holding.number} {...held} />}</HeldPage>

const CorrectForm = ({ holding, unit, post }: Held) => {
  const say = useSay()
  const { day } = useDay()
  const after = useAfterAct()
  const [person, setPerson] = useState<Chosen | undefined>({ id: holding.personId, name: holding.name })
  const [from, setFrom] = useState<Day | undefined>(asDay(holding.from))
  const [until, setUntil] = useState<Day | undefined>(asDay(holding.until))
  const [interim, setInterim] = useState(holding.interim)
  const [entered, setEntered] = useState(holding.entered)
  const [plannedEnd, setPlannedEnd] = useState<Day | undefined>(asDay(holding.plannedEnd))
  const [endReason, setEndReason] = useState(holding.endReason)
  const [paperId, setPaperId] = useState(holding.paper?.id)
  const [errors, setErrors] = useState<FieldError[]>([])
  const tell = useTell(correct)
  const given = person && {
    number: holding.number, personId: person.id, until: until ?? null, interim, entered, plannedEnd: plannedEnd ?? null, paperId: paperId ?? null, endReason: until ? endReason : null, ...(from ? { from } : {}),
  }
  const submit = (form: FormData) => {
    const reason = textOf(form, 'why')
    const dayIn = (field: string) => (textOf(form, field) !== '' && !dayOf(form, field) ? [{ name: field, sentence: say(words.dayMissing) }] : [])
    const missing = [
      ...(person ? [] : [{ name: 'person', sentence: say(words.personMissing) }]), ...dayIn('from'), ...dayIn('until'), ...dayIn('plannedEnd'),
      ...(reason ? [] : [{ name: 'why', sentence: say(words.whyMissing) }]),
    ]
    if (missing.length > 0 || !given) return setErrors(missing)
    setErrors([])
    tell.mutate({ ...given, reason }, {
      onSuccess: () => after(say(words.doneCorrect, { name: holding.name }), unit.id, from ?? day),
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  return (
    <ActPage
      title={say(words.correctOf, { name: holding.name, post })} sub={say(words.correctSub)} unit={unit} errors={errors} busy={tell.isPending} verb={say(words.saveCorrection)} submit={submit}
      given={given && { act: 'correct', on: from ?? day, ...given }} below={<Strike holding={holding} unit={unit} done={(sentence) => after(sentence, unit.id, from ?? day)} />}
    >
      <PersonPick name="person" label={say(words.person)} on={from ?? day} {...(person ? { initial: person } : {})} error={wrong('person')} onPicked={setPerson} />
      <DayField name="from" label={say(words.from)} initial={asDay(holding.from)} onDay={setFrom} error={wrong('from')} />
      <DayField name="until" label={say(words.until)} hint={say(words.untilHint)} optional initial={asDay(holding.until)} onDay={setUntil} error={wrong('until')} />
      {until && <SelectField name="endReason" label={say(words.endReason)} mustChoose initial={holding.endReason ?? ''} choices={endReasons.map((value) => ({ value, label: say(`posts.end-reason.${value}`) }))} onChoose={(value) => setEndReason(endReasons.find((one) => one === value) ?? null)} />}
      <SelectField name="entered" label={say(words.entered)} initial={holding.entered} choices={entries.map((value) => ({ value, label: say(`posts.entered.${value}`) }))} onChoose={(value) => setEntered(entries.find((one) => one === value) ?? 'elected')} />
      <Ticks name="interim" label={say(words.nature)} initial={holding.interim ? ['yes'] : []} choices={[{ value: 'yes', label: say(words.interimAsk) }]} onChange={(_, ticked) => setInterim(ticked)} />
      <DayField name="plannedEnd" label={say(words.plannedEndAsk)} optional initial={asDay(holding.plannedEnd)} onDay={setPlannedEnd} error={wrong('plannedEnd')} />
      <PaperPick name="paper" label={say(words.basis)} initialId={holding.paper?.id} onPicked={setPaperId} />
      <TextField name="why" label={say(words.reason)} hint={say(words.reasonHint)} lines={2} maxLength={1000} error={wrong('why')} />
    </ActPage>
  )
}

const Strike = ({ holding, done }: Pick<Held, 'holding' | 'unit'> & { done: (sentence: string) => void }) => {
  const say = useSay()
  const [asks, setAsks] = useState(false)
  const [failed, setFailed] = useState('')
  const tell = useTell(strike)
  const doIt = (reason: string) => tell.mutate({ number: holding.number, reason }, {
    onSuccess: () => done(say(words.doneStrike, { name: holding.name })),
    onError: (error) => setFailed(say(error.code, error.facts)),
  })
  return (
    <>
      <Button kind="danger" onClick={() => setAsks(true)}>{say(words.strike)}</Button>
      <Confirm open={asks} close={() => setAsks(false)} title={say(words.strike)} verb={say(words.strikeVerb)} danger withReason busy={tell.isPending} confirm={doIt}><p>{failed || say(words.strikeWhat, { name: holding.name })}</p></Confirm>
    </>
  )
}
