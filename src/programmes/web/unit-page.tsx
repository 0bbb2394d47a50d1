import { type SubmitEvent, useState } from 'react'
import { isDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { Figure } from '#ground/web/figure.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { formulaOf, rowsPath, useIndicators } from '#indicators/public-web.ts'
import { PaperPick } from '#papers/public-web.ts'
import { respondToProgramme } from '../contract.ts'
import { sequenceWords } from '../messages.ts'
import { sequences } from '../sequence.ts'
import { type Board, type Line, paperText, percentText, useBoard } from './asking.ts'
import { LeadCard } from './lead-card.tsx'
import { howText } from './milestones-tab.tsx'
import styles from './programmes.module.css'
import { ReportForm } from './report-form.tsx'
import { GoalBar } from './programmes-page.tsx'
import { StepChip } from './step.tsx'
import { Reminders } from './units-tab.tsx'
import { words } from './words.ts'

/** One unit in a programme: what it was given, what it said, its milestones, and what it was reminded of. */
export const UnitPage = ({ params }: PageProps) => {
  const say = useSay()
  const asked = useBoard(params['number'], { asKnown: true })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const board = asked.data
  if (!board) return <Page title={say(words.unit)}><Skeleton lines={8} /></Page>
  const { programme } = board
  const line = board.lines.find(({ unitId }) => unitId === Number(params['unitId']))
  const path = [{ name: say(words.programmes), to: '/programmes' }, { name: programme.name, to: `/programmes/${programme.number}?muc=don-vi` }, { name: line?.unit.name ?? say(words.unit) }]
  if (!line) return <Page title={say(words.unit)} path={path}><Card><EmptyState title={say(words.notIn)} /></Card></Page>
  return (
    <Page title={say(words.unitOf, { unit: line.unit.name })} sub={programme.name} path={path}>
      <Columns
        main={<>
          {programme.indicator !== null && <FigureCard board={board} line={line} />}
          <Card title={say(words.milestones)}><Steps board={board} line={line} /></Card>
          <Card title={say(words.reminders)}><Reminders board={board} of={line.unitId} /></Card>
        </>}
        side={<>
          <Card title={say(words.respond)}><Said board={board} line={line} />{line.mine && <RespondForm key={JSON.stringify(line.response)} board={board} line={line} />}</Card>
          <LeadCard board={board} line={line} />
        </>}
      />
    </Page>
  )
}

const FigureCard = ({ board: { programme }, line }: { board: Board; line: Line }) => {
  const say = useSay()
  const told = useIndicators()
  const { figure, target, dueOn, unitId, standing } = line
  const indicator = told.data?.find(({ code }) => code === programme.indicator)
  const bar = <GoalBar programme={{ ...programme, goal: target, goalOn: dueOn }} figure={figure} label={line.unit.name} />
  return (
    <Card title={indicator ? say(indicator.name) : line.unit.name} aside={<Go to={`/home/${unitId}`}>{line.unit.name}</Go>}>
      {figure && indicator ? <Figure numerator={figure.numerator} denominator={figure.denominator} to={rowsPath(figure.code, unitId)} formula={formulaOf(indicator, figure, say)}>{bar}</Figure> : bar}
      {target !== null && <p>{say(words.target)}: {percentText(target)} <StepChip step={standing.target} due={dueOn} /></p>}
    </Card>
  )
}

const Said = ({ board: { programme, papers }, line: { response, standing } }: { board: Board; line: Line }) => {
  const say = useSay()
  const paper = papers.find(({ id }) => id === response.planPaperId)
  return (
    <ul className={styles.lines}>
      <li><span>{say(words.acknowledge)}</span><StepChip step={standing.acknowledge} done={response.acknowledgedOn} due={programme.acknowledgeBy} /></li>
      <li><span>{say(words.plan)}</span><span><StepChip step={standing.plan} done={response.planOn} due={programme.planBy} /> {response.planOn && (paper ? <Go to={`/papers/${paper.id}`}>{paperText(paper, say)}</Go> : say(words.unknownSymbol))}</span></li>
      <li><span>{say(words.sequence)}</span><span>{response.sequence ? say(sequenceWords[response.sequence]) : say(words.sequenceNone)}</span></li>
    </ul>
  )
}

const Steps = ({ board, line }: { board: Board; line: Line }) => {
  const say = useSay()
  const told = useIndicators()
  const [open, setOpen] = useState<number>()
  if (board.milestones.length === 0) return <EmptyState title={say(words.milestonesNone)} />
  const nameOf = (code: string) => say(told.data?.find((one) => one.code === code)?.name ?? code)
  return (
    <ul className={styles.lines}>
      {board.milestones.map((milestone) => {
        const step = line.standing.milestones.find(({ number }) => number === milestone.number)?.step ?? 'none'
        const report = line.reports.find((one) => one.milestone === milestone.number)
        const paper = board.papers.find(({ id }) => id === report?.paperId)
        return (
          <li key={milestone.number}>
            <div>
              {milestone.name}
              <small>{howText(milestone, nameOf, say)}{report?.note && ` · ${report.note}`}{paper && <> · <Go to={`/papers/${paper.id}`}>{paperText(paper, say)}</Go></>}</small>
              {open === milestone.number && <ReportForm milestone={milestone.number} unitId={line.unitId} report={report} done={() => setOpen(undefined)} />}
            </div>
            <StepChip step={step} done={report?.doneOn ?? null} due={milestone.dueOn} />
            {line.mine && milestone.indicator === null && open !== milestone.number && <Button small aria-label={`${say(report ? words.reportMend : words.reportAdd)}: ${milestone.name}`} onClick={() => setOpen(milestone.number)}>{say(report ? words.reportMend : words.reportAdd)}</Button>}
          </li>
        )
      })}
    </ul>
  )
}

const fieldOf: Record<string, string> = { 'programmes.day-to-come': 'acknowledgedOn', 'programmes.before-start': 'acknowledgedOn', 'programmes.plan-without-day': 'planOn' }

const RespondForm = ({ board: { programme }, line: { unitId, response } }: { board: Board; line: Line }) => {
  const say = useSay()
  const toast = useToast()
  const tell = useTell(respondToProgramme)
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const unread = (['acknowledgedOn', 'planOn'] as const).filter((field) => textOf(form, field) !== '' && !dayOf(form, field))
    setErrors(unread.map((name) => ({ name, sentence: say(words.needDay) })))
    if (unread.length > 0) return
    tell.mutate({
      number: programme.number, unitId, acknowledgedOn: dayOf(form, 'acknowledgedOn') ?? null, planOn: dayOf(form, 'planOn') ?? null, planPaperId: Number(textOf(form, 'planPaperId')) || null,
      sequence: sequences.find((one) => one === textOf(form, 'sequence')) ?? null,
    }, {
      onSuccess: ({ change }) => toast(say(change === 'same' ? words.same : words.responded)),
      onError: onRefused,
    })
  }
  return (
    <form noValidate onSubmit={submit} className={styles.under}>
      <ErrorSummary errors={errors} />
      <Fields>
        <DayField name="acknowledgedOn" label={say(words.acknowledgedOn)} initial={isDay(response.acknowledgedOn) ? response.acknowledgedOn : undefined} optional error={wrong('acknowledgedOn')} />
        <DayField name="planOn" label={say(words.planOn)} initial={isDay(response.planOn) ? response.planOn : undefined} optional error={wrong('planOn')} />
        <PaperPick name="planPaperId" label={say(words.planPaper)} hint={say(words.planPaperHint)} initialId={response.planPaperId ?? undefined} />
        <SelectField name="sequence" label={say(words.sequence)} choices={[{ value: '', label: say(words.sequenceNone) }, ...sequences.map((one) => ({ value: one, label: say(sequenceWords[one]) }))]} initial={response.sequence ?? ''} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.save)}</Button></FormActions>
    </form>
  )
}
