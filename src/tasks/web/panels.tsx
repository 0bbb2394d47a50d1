import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Row, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import type { PersonPanelProps, UnitPanelProps } from '#ground/web/screens.ts'
import { useMay, useWho } from '#ground/web/who.ts'
import { listTasks, type TaskSeen } from '../contract.ts'
import { Due } from './task-line.tsx'
import styles from './tasks.module.css'
import { words } from './words.ts'

const shown = 6
const country = 1

const Some = ({ tasks, all }: { tasks: TaskSeen[]; all: string }) => {
  const say = useSay()
  return (
    <Stack>
      <ul className={styles.list}>{tasks.slice(0, shown).map((task) => <li key={task.id}><Go to={`/tasks/${task.id}`}>{task.what}</Go> <Due task={task} /></li>)}</ul>
      <Row><LinkButton small to={all}>{say(words.all)}</LinkButton></Row>
    </Stack>
  )
}

/** What is open in a unit and below. */
export const UnitTasks = ({ unitId, on }: UnitPanelProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const mayGive = useMay('tasks.give') && known === undefined
  const asked = useAsk(listTasks, { unit: unitId, on, known, when: 'open' as const, limit: shown, offset: 0 })
  return (
    <Shown asked={asked}>
      {({ rows, all }) => (all === 0
        ? <Row><span className={styles.soft}>{say(words.none)}</span>{mayGive && <LinkButton small icon="plus" to={`/tasks/new?unit=${unitId}`}>{say(words.give)}</LinkButton>}</Row>
        : <Some tasks={rows} all={`/tasks?unit=${unitId}`} />)}
    </Shown>
  )
}

/** What a person has to do, within the units of whoever looks. */
export const PersonTasks = ({ personId, on }: PersonPanelProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const unitId = useWho()?.unitId ?? country
  const asked = useAsk(listTasks, { unit: unitId, on, known, person: personId, limit: shown, offset: 0 })
  return <Shown asked={asked}>{({ rows, count }) => (count === 0 ? <p className={styles.soft}>{say(words.none)}</p> : <Some tasks={rows} all={`/tasks?unit=${unitId}&nguoi=${personId}`} />)}</Shown>
}
