import { type SubmitEvent, useState } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { PaperPick } from '#papers/public-web.ts'
import { type Level, levels, refuseDecision } from '../commendation.ts'
import { type CommendationSeen, decide, decline, readCommendation } from '../contract.ts'
import styles from './commendations.module.css'
import { StateChip } from './commendations-page.tsx'
import { words } from './words.ts'

type Line = { id: number; unitId: number; unit: string; personId: number | null; person: string | null; note: string | null }
type Whole = CommendationSeen & { rows: Line[] }

const called = ({ personId, person, unit }: Line, say: Say): string => (personId === null ? unit : `${person ?? say(words.hidden)} · ${unit}`)

const columnsOf = (say: Say): Column<Line>[] => [
  { id: 'ai', header: say(words.who), value: (line) => called(line, say), cell: ({ personId, person, unit, unitId }) => (personId === null ? <Go to={`/units/${unitId}`}>{unit}</Go> : person ? <Go to={`/people/${personId}`}>{person}</Go> : say(words.hidden)) },
  { id: 'la', header: say(words.which), value: ({ personId }) => say(personId === null ? words.collective : words.person) },
  { id: 'don-vi', header: say(words.unit), value: ({ personId, unit }) => (personId === null ? null : unit), cell: ({ personId, unit, unitId }) => (personId === null ? '–' : <Go to={`/units/${unitId}`}>{unit}</Go>) },
  { id: 'rieng', header: say(words.note), value: ({ note }) => note, hidden: true },
]

/** One commendation: whom, which collectives, by which decision; or the proposal, and how it ends. */
export const CommendationPage = ({ params }: PageProps) => {
  const say = useSay()
  const { day, knownOn: known } = useDay()
  const asked = useAsk(readCommendation, { id: Number(params.commendationId) || 0, on: day, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const found: Whole | undefined = asked.data
  if (!found) return <Page title={say(words.commendation)}><Skeleton lines={8} /></Page>
  return (
    <Page title={found.topic} sub={<>{say(`commendations.level.${found.level}`)} · {say(words.year)} {found.year} · {found.unit} <StateChip state={found.state} /></>} path={[{ name: say(words.commendations), to: `/commendations?unit=${found.unitId}` }, { name: found.topic }]}>
      <Columns
        main={<Card title={say(words.who)} aside={say(words.counts, { collectives: found.collectives, people: found.people })}><DataTable label={say(words.who)} rows={found.rows} columns={columnsOf(say)} rowKey={({ id }) => id} /></Card>}
        side={<>{found.state === 'proposed' && <Outcome found={found} />}<Card title={say(words.about)}><Stack><About found={found} /><div><InJournal of={`commendations/${found.id}`} /></div></Stack></Card></>}
      />
    </Page>
  )
}

const About = ({ found }: { found: Whole }) => {
  const say = useSay()
  return (
    <dl className={styles.facts}>
      <dt>{say(words.owner)}</dt><dd><Go to={`/units/${found.unitId}`}>{found.unit}</Go></dd>
      <dt>{say(words.proposedOn)}</dt><dd>{writeDay(found.proposedOn)}</dd>
      {found.decidedOn && <><dt>{say(words.decidedOn)}</dt><dd>{writeDay(found.decidedOn)}</dd></>}
      {found.paperId && <><dt>{say(words.decision)}</dt><dd><Go to={`/papers/${found.paperId}`}>{found.paper ?? say(words.decision)}</Go></dd></>}
      {found.signer && <><dt>{say(words.signer)}</dt><dd>{found.signer}</dd></>}
      {found.declinedOn && <><dt>{say(words.state)}</dt><dd>{say(words.declinedOn, { on: found.declinedOn })}{found.note && `: ${found.note}`}</dd></>}
    </dl>
  )
}

const fieldOf: Record<string, string> = { 'commendations.in-the-future': 'decidedOn', 'commendations.decided-before-proposed': 'decidedOn', 'commendations.signer-missing': 'signer', 'commendations.nobody': 'keep' }

const Outcome = ({ found }: { found: Whole }) => {
  const say = useSay()
  const toast = useToast()
  const { today, readOnly } = useDay()
  const mayDecide = useMay('commendations.decide')
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const [declining, setDeclining] = useState(false)
  const [decides, declines] = [useTell(decide), useTell(decline)]
  if (!mayDecide) return null
  if (readOnly) return <Card title={say(words.next)}><Notice>{say(words.pastDay)}</Notice></Card>
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [decidedOn, signer] = [dayOf(form, 'decidedOn'), textOf(form, 'signer')]
    if (!decidedOn) return setErrors([{ name: 'decidedOn', sentence: say(words.needDay) }])
    const refused = refuseDecision(found, { decidedOn, signer }, today)
    setErrors(refused ? [{ name: fieldOf[refused.code] ?? 'decidedOn', sentence: say(refused.code, refused.facts) }] : [])
    if (refused) return
    decides.mutate({ id: found.id, decidedOn, signer, level: textOf(form, 'level') as Level, paperId: numberOf(form, 'paper') ?? null, keep: form.getAll('keep').map(Number) }, { onSuccess: () => toast(say(words.done)), onError: onRefused })
  }
  return (
    <Card title={say(words.next)}>
      <p>{say(words.nextWhy)}</p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <Fields>
          <Ticks name="keep" label={say(words.keep)} choices={found.rows.map((line) => ({ value: String(line.id), label: called(line, say) }))} initial={found.rows.map(({ id }) => String(id))} />
          <SelectField name="level" label={say(words.level)} choices={levels.map((level) => ({ value: level, label: say(`commendations.level.${level}`) }))} initial={found.level} />
          <DayField name="decidedOn" label={say(words.decidedOn)} initial={today} error={wrong('decidedOn')} />
          <PaperPick name="paper" label={say(words.decision)} />
          <TextField name="signer" label={say(words.signer)} hint={say(words.signerHint)} maxLength={200} error={wrong('signer')} />
        </Fields>
        <FormActions><Button type="submit" kind="main" busy={decides.isPending}>{say(words.decide)}</Button><Button onClick={() => setDeclining(true)}>{say(words.decline)}</Button></FormActions>
      </form>
      <Confirm open={declining} close={() => setDeclining(false)} title={say(words.decline)} verb={say(words.decline)} withReason busy={declines.isPending} refused={declines.error} confirm={(reason) => declines.mutate({ id: found.id, on: today, reason }, { onSuccess: () => { toast(say(words.done)); setDeclining(false) } })} />
    </Card>
  )
}
