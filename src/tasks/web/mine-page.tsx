import { addDays, type Day, writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { doTask, myTasks, type TaskSeen } from '../contract.ts'
import { isOpen } from '../task.ts'
import { Due, StateChip } from './task-line.tsx'
import styles from './tasks.module.css'
import { words } from './words.ts'

/** What waits for whoever is signed in, what is late on top; made for a phone. */
export const MinePage = () => {
  const say = useSay()
  const { day, knownOn: known } = useDay()
  const asked = useAsk(myTasks, { on: day, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  if (!asked.data) return <Page title={say(words.mine)}><Skeleton lines={8} /></Page>
  const groups = groupsOf(asked.data.rows, day).filter(({ tasks }) => tasks.length > 0)
  return (
    <Page title={say(words.mine)} sub={say(words.mineSub, { day: writeDay(day) })}>
      <Stack>
        {groups.map(({ title, tasks }) => <Card key={title.vi} title={say(title)} aside={tasks.length}><ul className={styles.cards}>{tasks.map((task) => <Mine key={task.id} task={task} />)}</ul></Card>)}
        {groups.length === 0 && <Card><EmptyState title={say(asked.data.known ? words.mineNone : words.mineUnknown)} why={say(asked.data.known ? words.mineNoneWhy : words.mineUnknownWhy)} action={<LinkButton to="/tasks">{say(words.tasks)}</LinkButton>} /></Card>}
      </Stack>
    </Page>
  )
}

function groupsOf(tasks: TaskSeen[], on: Day) {
  const open = tasks.filter(isOpen)
  const week = addDays(on, 7)
  return [
    { title: words.lateGroup, tasks: open.filter(({ due }) => due < on) },
    { title: words.todayGroup, tasks: open.filter(({ due }) => due === on) },
    { title: words.weekGroup, tasks: open.filter(({ due }) => due > on && due <= week) },
    { title: words.laterGroup, tasks: open.filter(({ due }) => due > week) },
    { title: words.waitGroup, tasks: tasks.filter(({ state }) => state === 'done') },
    { title: words.doneGroup, tasks: tasks.filter(({ state }) => state === 'accepted') },
  ]
}

const Mine = ({ task }: { task: TaskSeen }) => {
  const say = useSay()
  const toast = useToast()
  const { day, today, readOnly } = useDay()
  const tell = useTell(doTask)
  const take = () => tell.mutate({ id: task.id, step: 'received', onDay: today }, { onSuccess: () => toast(say(words.noted)) })
  const waits = task.state === 'given' || task.state === 'returned'
  return (
    <li className={styles.card} data-late={(isOpen(task) && task.due < day) || undefined}>
      <Go to={`/tasks/${task.id}`}>{task.what}</Go>
      <p><Due task={task} /> · {say(`tasks.hat.${task.hat}`)} · {task.unit}</p>
      <div><StateChip state={task.state} /></div>
      {tell.error && <Notice kind="bad" live>{say(tell.error.code, tell.error.facts)}</Notice>}
      {waits && !readOnly && <Button kind="main" icon="check" busy={tell.isPending} onClick={take}>{say(words.take)}</Button>}
    </li>
  )
}
