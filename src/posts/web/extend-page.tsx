import { useState } from 'react'
import { addMonths, type Day } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { dayOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { PaperPick } from '#papers/public-web.ts'
import { extend } from '../contract.ts'
import { ActPage } from './act-page.tsx'
import { useAfterAct } from './after-act.ts'
import { type Held, HeldPage } from './held-page.tsx'
import { asDay } from './time-words.ts'
import { words } from './words.ts'

/** The planned end of a term is put off. */
export const ExtendPage = ({ params }: PageProps) => <HeldPage number={params.number}>{(held) => <ExtendForm {...held} />}</HeldPage>

const ExtendForm = ({ holding, unit, post, limit }: Held) => {
  const say = useSay()
  const { day } = useDay()
  const after = useAfterAct()
  const [plannedEnd, setPlannedEnd] = useState<Day>()
  const [decidedOn, setDecidedOn] = useState<Day | undefined>(day)
  const [paperId, setPaperId] = useState<number>()
  const [errors, setErrors] = useState<FieldError[]>([])
  const tell = useTell(extend)
  const from = asDay(holding.from)
  const submit = (form: FormData) => {
    const [until, decided] = [dayOf(form, 'plannedEnd'), dayOf(form, 'decidedOn')]
    const missing = [...(until ? [] : [{ name: 'plannedEnd', sentence: say(words.dayMissing) }]), ...(decided ? [] : [{ name: 'decidedOn', sentence: say(words.dayMissing) }])]
    if (missing.length > 0 || !until || !decided) return setErrors(missing)
    setErrors([])
    tell.mutate({ number: holding.number, plannedEnd: until, decidedOn: decided, paperId: paperId ?? null }, {
      onSuccess: () => after(say(words.doneExtend, { name: holding.name, day: until }), unit.id, decided),
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  const rule = holding.interim && holding.kind === 'village_head' && from ? ` ${say(words.interimRule, { months: limit.months, latest: addMonths(from, limit.months), basis: limit.basis })}` : ''
  return (
    <ActPage title={say(words.extendOf, { name: holding.name, post })} sub={unit.name} unit={unit} errors={errors} busy={tell.isPending} verb={say(words.save)} submit={submit} given={plannedEnd && decidedOn && { act: 'extend', number: holding.number, plannedEnd, decidedOn }}>
      <p>{say(words.presentEnd, { day: holding.plannedEnd ?? say(words.noEnd) })}.{rule}</p>
      <DayField name="plannedEnd" label={say(words.newEnd)} onDay={setPlannedEnd} error={wrong('plannedEnd')} />
      <DayField name="decidedOn" label={say(words.decidedOn)} initial={day} onDay={setDecidedOn} error={wrong('decidedOn')} />
      <PaperPick name="paper" label={say(words.basis)} onPicked={setPaperId} />
    </ActPage>
  )
}
