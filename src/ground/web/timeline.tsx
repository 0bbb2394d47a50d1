import type { ReactNode } from 'react'
import { type Day, writeDay } from '#ground/time/day.ts'
import { useSay } from './language.tsx'
import type { Tone } from './tone.ts'
import styles from './timeline.module.css'
import { words } from './words.ts'

export type TimelineItem = { key: string | number; from: Day | null; until?: Day | null; title: ReactNode; tone?: Tone; children?: ReactNode }

/** History, latest first as given. `from` is the first day; `until` the last day, null means it still holds. */
export const Timeline = ({ items }: { items: TimelineItem[] }) => {
  const say = useSay()
  const period = ({ from, until }: TimelineItem) => {
    const start = from ? writeDay(from) : '…'
    return until === undefined ? start : `${start} – ${until ? writeDay(until) : say(words.now)}`
  }
  return (
    <ol className={styles.timeline}>
      {items.map((item) => (
        <li key={item.key} data-tone={item.tone ?? 'brand'}>
          <div className={styles.when}>{period(item)}</div>
          <div className={styles.what}>{item.title}</div>
          {item.children && <div className={styles.more}>{item.children}</div>}
        </li>
      ))}
    </ol>
  )
}
