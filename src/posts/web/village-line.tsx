import type { Day } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { Square } from '#ground/web/square.tsx'
import { villages } from '../contract.ts'
import { stateLooks, stateWords } from '../village-state.ts'
import styles from './posts.module.css'
import { asDay, howLong } from './time-words.ts'
import { words } from './words.ts'

/** The state of one village on the day, in words, and since when. */
export const VillageLine = ({ villageId, on }: { villageId: number; on: Day }) => {
  const say = useSay()
  const { knownOn } = useDay()
  const { data } = useAsk(villages, { id: villageId, on, known: knownOn, states: undefined, offset: 0, limit: 1 })
  if (!data) return <Skeleton lines={1} />
  const [village] = data.rows
  if (!village) return null
  const since = asDay(village.since)
  return (
    <p className={styles.stateLine} data-tone={stateLooks[village.state].tone}>
      <Square look={stateLooks[village.state]} size={22} />
      <span><b>{say(stateWords[village.state])}</b> <span className={styles.soft}>{since ? (since < on ? say(words.stateSince, { since, time: howLong(since, on, say) }) : say(words.since, { from: since })) : say(words.stateAlways)}</span></span>
    </p>
  )
}
