import { useState } from 'react'
import { addMonths, type Day } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { dayOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { PaperPick } from '#papers/public-web.ts'
import { endReasons, entries, type EndReason, type Entry } from '../appointment.ts'
import { appoint, type GivenAct, postKinds, replace, unitPosts } from '../contract.ts'
import { ActPage } from './act-page.tsx'
import { useAfterAct } from './after-act.ts'
import { PersonPick } from './person-pick.tsx'
import { postName } from './post-name.ts'
import styles from './posts.module.css'
import type { Chosen } from './register-here.tsx'
import { asDay } from './time-words.ts'
import { words } from './words.ts'

type Seen = { unit: { id: number; name: string; legalKind: string }; kind: { code: string; vi: string; en: string; seats: number | null } }

/** Puts a person in a post, or changes who holds it: whichever fits the day that is chosen. */
export const AppointPage = ({ params }: PageProps) => {
  const say = useSay()
  const { day } = useDay()
  const unitId = Number(params.unitId)
  const posts = useAsk(unitPosts, { id: unitId, on: day, known: undefined })
  const kinds = useAsk(postKinds, {})
  const failed = posts.error ?? kinds.error
  if (failed) return <ErrorState error={failed} retry={() => void posts.refetch()} whole />
  const kind = kinds.data?.find(({ code }) => code === params.kind)
  if (!posts.data || !kinds.data) return <Page title={say(words.posts)}><Skeleton lines={8} /></Page>
  const { unit } = posts.data
  if (!unit || !kind) return <Page title={say(words.posts)}><p>{say(unit ? 'posts.no-such-post' : 'posts.no-such-unit', { kind: params.kind })}</p></Page>
  return <AppointForm key={`${unit.id}/${kind.code}`} unit={unit} kind={kind} />
}

const AppointForm = ({ unit, kind }: Seen) => {
  const say = useSay()
  const { day, today } = useDay()
  const after = useAfterAct()
  const [from, setFrom] = useState<Day | undefined>(day)
  const [person, setPerson] = useState<Chosen>()
  const [interim, setInterim] = useState(false)
  const [entered, setEntered] = useState<Entry>('elected')
  const [until, setUntil] = useState<Day>()
  const [plannedEnd, setPlannedEnd] = useState<Day>()
  const [paperId, setPaperId] = useState<number>()
  const [reason, setReason] = useState<EndReason>('replaced')
  const [endPaperId, setEndPaperId] = useState<number>()
  const [errors, setErrors] = useState<FieldError[]>([])
  const there = useAsk(unitPosts, { id: unit.id, on: from ?? day, known: undefined })
  const holder = kind.seats === 1 ? there.data?.holders.find((each) => each.kind === kind.code) : undefined
  const [doAppoint, doReplace] = [useTell(appoint), useTell(replace)]
  const post = say(postName({ ...kind, kind: kind.code }, unit.legalKind))
  const limit = there.data?.interimLimit

  const givenOf = (first: Day, personId: number) => ({ unitId: unit.id, kind: kind.code, personId, from: first, until: until ?? null, interim, entered, plannedEnd: plannedEnd ?? null, paperId: paperId ?? null })
  const ending = { reason, endPaperId: endPaperId ?? null }
  const actOf = (first: Day, personId: number): GivenAct => (holder ? { act: 'replace', ...givenOf(first, personId), ...ending } : { act: 'appoint', ...givenOf(first, personId) })
  const submit = (form: FormData) => {
    const first = dayOf(form, 'from')
    const missing = [...(first ? [] : [{ name: 'from', sentence: say(words.dayMissing) }]), ...(person ? [] : [{ name: 'person', sentence: say(words.personMissing) }])]
    if (missing.length > 0 || !first || !person) return setErrors(missing)
    setErrors([])
    const given = { ...givenOf(first, person.id), until: dayOf(form, 'until') ?? null, plannedEnd: dayOf(form, 'plannedEnd') ?? null }
    const told = {
      onSuccess: () => after(say(words.doneAppoint, { name: person.name, post: `${post} ${unit.name}`, day: first }), unit.id, first),
      onError: (failed: { code: string; facts: Record<string, unknown> }) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    }
    if (holder) doReplace.mutate({ ...given, ...ending }, told)
    else doAppoint.mutate(given, told)
  }
  return (
    <ActPage title={say(holder ? words.changeOf : words.fillOf, { post })} unit={unit} sub={unit.name} errors={errors} busy={doAppoint.isPending || doReplace.isPending} verb={say(words.save)} submit={submit} given={from && person ? actOf(from, person.id) : undefined}>
      <DayField name="from" label={say(words.from)} initial={day} onDay={setFrom} error={errors.find(({ name }) => name === 'from')?.sentence} />
      {holder && (
        <div className={styles.now}>
          <p><b>{say(words.nowHeldBy, { name: holder.name, from: asDay(holder.from) ?? say(words.sinceBefore) })}</b><br />{say(words.willEnd, { name: holder.name })}</p>
          <SelectField name="endReason" label={say(words.whyEnd, { name: holder.name })} initial={reason} choices={endReasons.map((value) => ({ value, label: say(`posts.end-reason.${value}`) }))} onChoose={(value) => setReason(value as EndReason)} />
          <PaperPick name="endPaper" label={say(words.endBasis)} onPicked={setEndPaperId} />
        </div>
      )}
      <PersonPick name="person" label={say(words.person)} on={from ?? day} error={errors.find(({ name }) => name === 'person')?.sentence} onPicked={(picked) => { setPerson(picked); if (picked && errors.length === 1 && errors[0]?.name === 'person') setErrors([]) }} />
      <SelectField name="entered" label={say(words.entered)} initial={entered} choices={entries.map((value) => ({ value, label: say(`posts.entered.${value}`) }))} onChoose={(value) => setEntered(value as Entry)} />
      <Ticks name="interim" label={say(words.nature)} choices={[{ value: 'yes', label: say(words.interimAsk), ...(limit && kind.code === 'village_head' ? { hint: say(words.interimHint, { ...limit }) + (limit.status === 'unconfirmed' ? ` (${say(words.unconfirmedShort)})` : '') } : {}) }]} onChange={(_, on) => setInterim(on)} />
      <DayField name="plannedEnd" label={say(words.plannedEndAsk)} optional key={String(interim)} initial={interim && from && limit && kind.code === 'village_head' ? addMonths(from, limit.months) : undefined} onDay={setPlannedEnd} />
      {from && from < today && <DayField name="until" label={say(words.until)} hint={say(words.untilOver)} optional onDay={setUntil} />}
      <PaperPick name="paper" label={say(words.basis)} onPicked={setPaperId} />
    </ActPage>
  )
}
