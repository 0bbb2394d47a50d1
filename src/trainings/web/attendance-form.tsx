import { type SubmitEvent, useMemo, useState } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Ticks } from '#ground/web/form/choices.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { personFinder } from '#posts/public-web.ts'
import { coverage, noteWhoCame, readSession, type SessionSeen } from '../contract.ts'
import { words } from './words.ts'

type Listed = { personId: number; label: string; present: boolean; noted: boolean }

/** Whoever came is ticked in a list of the unified leaders of that day, with others added; who was noted and is not ticked stays as absent. */
export const AttendanceForm = ({ session, close }: { session: SessionSeen; close: () => void }) => {
  const say = useSay()
  const toast = useToast()
  const { today } = useDay()
  const leaders = useAsk(coverage, { unit: session.unitId, on: session.onDay, known: undefined })
  const noted = useAsk(readSession, { id: session.id, known: undefined })
  const [others, setOthers] = useState<Listed[]>([])
  const [errors, setErrors] = useState<FieldError[]>([])
  const people = useMemo(() => personFinder(today, say), [today, say])
  const tell = useTell(noteWhoCame)
  if (!leaders.data || !noted.data) return <Skeleton lines={4} />
  const known = noted.data.rows.map(({ personId, name, present }): Listed => ({ personId, label: name ?? say(words.hidden), present, noted: true }))
  const fresh = [...leaders.data.rows.flatMap(({ personId, name, unit }): Listed[] => (name ? [{ personId, label: `${name} · ${unit}`, present: false, noted: false }] : [])), ...others]
  const all = [...known, ...fresh.filter(({ personId }, at) => !known.some((one) => one.personId === personId) && fresh.findIndex((one) => one.personId === personId) === at)]
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const ticked = new Set(new FormData(event.currentTarget).getAll('came').map(Number))
    const told = all.filter(({ personId, noted: was }) => was || ticked.has(personId)).map(({ personId }) => ({ personId, present: ticked.has(personId), certificate: null, note: null }))
    setErrors(told.length === 0 ? [{ name: 'came', sentence: say(words.needSomebody) }] : [])
    if (told.length === 0) return
    tell.mutate({ id: session.id, people: told }, { onSuccess: () => { toast(say(words.done)); close() }, onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]) })
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <p>{say(words.whoWhy)}</p>
      <Fields>
        <Ticks key={all.length} name="came" label={say(words.who)} choices={all.map(({ personId, label }) => ({ value: String(personId), label }))} initial={all.filter(({ present }) => present).map(({ personId }) => String(personId))} />
        <PickField key={`them-${others.length}`} name="other" label={say(words.addOther)} find={people} optional onPick={(found) => { if (found) setOthers([...others, { personId: Number(found.key), label: found.label, present: true, noted: false }]) }} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.save)}</Button><Button onClick={close}>{say(words.cancel)}</Button></FormActions>
    </form>
  )
}
