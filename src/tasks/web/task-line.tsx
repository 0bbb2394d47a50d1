import { writeDay } from '#ground/time/day.ts'
import { Chip } from '#ground/web/chip.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Tone } from '#ground/web/tone.ts'
import type { TaskSeen } from '../contract.ts'
import { isOpen, type TaskState } from '../task.ts'
import styles from './tasks.module.css'
import { words } from './words.ts'

const tones: Record<TaskState, Tone> = { given: 'amber', received: 'blue', done: 'violet', returned: 'rust', accepted: 'green', cancelled: 'grey' }

export const StateChip = ({ state }: { state: TaskState }) => <span className={styles.nowrap}><Chip tone={tones[state]}>{useSay()(`tasks.state.${state}`)}</Chip></span>

/** The last day, and how it stands with it. */
export const Due = ({ task }: { task: Pick<TaskSeen, 'due' | 'firstDue' | 'late' | 'soon' | 'state'> }) => {
  const say = useSay()
  return (
    <span className={styles.due}>
      {writeDay(task.due)}
      {task.late && <Chip tone="red">{say(isOpen(task) ? words.late : words.lateDone)}</Chip>}
      {task.soon && <Chip tone="amber">{say(words.soon)}</Chip>}
      {task.due !== task.firstDue && <Chip tone="grey">{say(words.putOff)}</Chip>}
    </span>
  )
}
