import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { correctParty } from '../contract.ts'
import { daysOf, factsOf, type PartyDays, partyDayKeys, type PartyFact } from '../party.ts'
import { ActForm, type Known, OfPerson } from './person-act.tsx'
import { words } from './words.ts'

/** The whole Party life told again by its days. */
export const CorrectPartyPage = ({ params }: PageProps) => <OfPerson id={params.personId}>{(known) => <CorrectPartyForm of={known} />}</OfPerson>

const CorrectPartyForm = ({ of }: { of: Known }) => {
  const { seen, version } = of
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const [errors, setErrors] = useState<FieldError[]>([])
  const tell = useTell(correctParty)
  const known = daysOf(seen.statuses as PartyFact[])
  const submit = (form: FormData) => {
    const reason = textOf(form, 'reason')
    const days = Object.fromEntries(partyDayKeys.map((key) => [key, dayOf(form, key) ?? null])) as PartyDays
    const unread = partyDayKeys.filter((key) => textOf(form, key) !== '' && days[key] === null).map((key) => ({ name: key, sentence: say(words.dayUnread, { text: textOf(form, key) }) }))
    const facts = factsOf(days)
    const disorder = Array.isArray(facts) ? [] : [{ name: facts.column, sentence: say('people.days-out-of-order', facts) }]
    const missing = [...unread, ...disorder, ...(reason ? [] : [{ name: 'reason', sentence: say(words.reasonMissing) }])]
    if (missing.length > 0 || !Array.isArray(facts)) return setErrors(missing)
    setErrors([])
    const statuses = facts.map((fact) => ({ ...fact, paperId: seen.statuses.find(({ status, from }) => status === fact.status && from === fact.from)?.paperId ?? null }))
    tell.mutate({ id: seen.id, statuses, reason }, {
      onSuccess: () => { toast(say(words.corrected, { name: version.name })); go(`/people/${seen.id}`) },
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  return (
    <ActForm of={of} title={say(words.partyCorrect)} sub={say(words.partyCorrectSub)} errors={errors} verb={say(words.saveCorrection)} busy={tell.isPending} submit={submit}>
      {partyDayKeys.map((key) => <DayField key={key} name={key} label={say(words[key])} optional initial={known[key] ?? undefined} error={wrong(key)} />)}
      <TextField name="reason" label={say(words.reason)} hint={say(words.reasonHint)} lines={2} maxLength={1000} error={wrong('reason')} />
    </ActForm>
  )
}
