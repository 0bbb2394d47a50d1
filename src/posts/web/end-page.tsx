import { useState } from 'react'
import type { Day } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { dayOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { PaperPick } from '#papers/public-web.ts'
import { endReasons, type EndReason } from '../appointment.ts'
import { end } from '../contract.ts'
import { ActPage } from './act-page.tsx'
import { useAfterAct } from './after-act.ts'
import { type Held, HeldPage } from './held-page.tsx'
import { words } from './words.ts'

/** A person no longer holds a post. */
export const EndPage = ({ params }: PageProps) => <HeldPage number={params.number}>{(held) => <EndForm {...held} />}</HeldPage>

const EndForm = ({ holding, unit, post }: Held) => {
  const say = useSay()
  const { day } = useDay()
  const after = useAfterAct()
  const [on, setOn] = useState<Day | undefined>(day)
  const [reason, setReason] = useState<EndReason>()
  const [paperId, setPaperId] = useState<number>()
  const [errors, setErrors] = useState<FieldError[]>([])
  const tell = useTell(end)
  const submit = (form: FormData) => {
    const first = dayOf(form, 'on')
    const missing = [...(first ? [] : [{ name: 'on', sentence: say(words.dayMissing) }]), ...(reason ? [] : [{ name: 'reason', sentence: say(words.reasonMissing) }])]
    if (missing.length > 0 || !first || !reason) return setErrors(missing)
    setErrors([])
    tell.mutate({ number: holding.number, on: first, reason, paperId: paperId ?? null }, {
      onSuccess: () => after(say(words.doneEnd, { name: holding.name, post: `${post} ${unit.name}`, day: first }), unit.id, first),
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  return (
    <ActPage title={say(words.endOf, { name: holding.name, post })} sub={unit.name} unit={unit} errors={errors} busy={tell.isPending} verb={say(words.save)} submit={submit} given={on && { act: 'end', number: holding.number, on, reason: reason ?? 'other' }}>
      <DayField name="on" label={say(words.endOn)} hint={say(words.endOnHint)} initial={day} onDay={setOn} error={wrong('on')} />
      <SelectField name="reason" label={say(words.endReason)} mustChoose choices={endReasons.map((value) => ({ value, label: say(`posts.end-reason.${value}`) }))} onChoose={(value) => setReason(endReasons.find((one) => one === value))} error={wrong('reason')} />
      <PaperPick name="paper" label={say(words.basis)} onPicked={setPaperId} />
    </ActPage>
  )
}
