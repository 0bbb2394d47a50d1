import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Columns, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { Timeline } from '#ground/web/timeline.tsx'
import type { Tone } from '#ground/web/tone.ts'
import { readTask, type TaskSeen } from '../contract.ts'
import type { StepKind } from '../task.ts'
import { Acts } from './task-acts.tsx'
import { Due, StateChip } from './task-line.tsx'
import styles from './tasks.module.css'
import { words } from './words.ts'

export type Whole = TaskSeen & { steps: { id: number; kind: StepKind; onDay: TaskSeen['due']; note: string | null; counted: number | null; ofAll: number | null; until: TaskSeen['due'] | null; paperId: number | null; paper: string | null }[]; paper: string | null; mine: boolean; staff: boolean }

/** One task: what comes next, what happened to it. */
export const TaskPage = ({ params }: PageProps) => {
  const say = useSay()
  const { day, knownOn: known } = useDay()
  const asked = useAsk(readTask, { id: Number(params.taskId) || 0, on: day, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const task: Whole | undefined = asked.data
  if (!task) return <Page title={say(words.task)}><Skeleton lines={8} /></Page>
  return (
    <Page title={task.what} sub={`${say(`tasks.hat.${task.hat}`)} · ${task.person ?? say(words.wholeUnit)} · ${task.unit}`} path={[{ name: say(words.tasks), to: `/tasks?unit=${task.unitId}` }, { name: task.what }]}>
      <Columns
        main={<>
          <Card title={say(words.next)} aside={<StateChip state={task.state} />}><Stack><p>{say(words[`next_${task.state}`])}</p><Acts task={task} /></Stack></Card>
          <Card title={say(words.course)}>
            {task.steps.length === 0 ? <p className={styles.soft}>{say(words.noSteps)}</p> : <Timeline items={task.steps.map((step) => ({ key: step.id, from: step.onDay, tone: tones[step.kind], title: say(`tasks.step.${step.kind}`), children: <StepMore step={step} say={say} /> }))} />}
          </Card>
        </>}
        side={<Card title={say(words.about)}><Stack><About task={task} /><div><InJournal of={`tasks/${task.id}`} /></div></Stack></Card>}
      />
    </Page>
  )
}

const tones: Record<StepKind, Tone> = { received: 'blue', progress: 'blue', done: 'violet', accepted: 'green', returned: 'rust', extended: 'amber', reminded: 'amber', cancelled: 'grey' }

const StepMore = ({ step: { note, counted, ofAll, until, paper, paperId }, say }: { step: Whole['steps'][number]; say: Say }) => (
  <>
    {counted !== null && ofAll !== null && <div>{say(words.countOf, { counted, ofAll })}</div>}
    {until && <div>{say(words.newDue, { until })}</div>}
    {note && <div>{note}</div>}
    {paperId !== null && <div><Go to={`/papers/${paperId}`}>{paper ?? say(words.basis)}</Go></div>}
  </>
)

/** 'inspections/3/recommendations/2' leads to the team. */
const originOf = (origin: string) => /^inspections\/(\d+)/.exec(origin)?.[0]

const About = ({ task }: { task: Whole }) => {
  const say = useSay()
  const from = task.origin === null ? undefined : originOf(task.origin)
  return (
    <dl className={styles.facts}>
      <dt>{say(words.due)}</dt><dd><Due task={task} /></dd>
      {task.due !== task.firstDue && <><dt>{say(words.firstDue)}</dt><dd>{writeDay(task.firstDue)}</dd></>}
      <dt>{say(words.givenOn)}</dt><dd>{writeDay(task.givenOn)}</dd>
      {task.finished && <><dt>{say(words.finishedOn)}</dt><dd>{writeDay(task.finished)}</dd></>}
      <dt>{say(words.who)}</dt><dd>{task.person && task.personId ? <Go to={`/people/${task.personId}`}>{task.person}</Go> : say(words.wholeUnit)}</dd>
      <dt>{say(words.unit)}</dt><dd><Go to={`/units/${task.unitId}`}>{task.unit}</Go></dd>
      {task.paperId !== null && <><dt>{say(words.basis)}</dt><dd><Go to={`/papers/${task.paperId}`}>{task.paper ?? say(words.basis)}</Go></dd></>}
      {from && <><dt>{say(words.from)}</dt><dd><Go to={`/${from}`}>{say(words.fromInspection)}</Go></dd></>}
      {task.reminded > 0 && <><dt>{say(words.reminders)}</dt><dd>{say(words.times, { count: task.reminded })}</dd></>}
    </dl>
  )
}
