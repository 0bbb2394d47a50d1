import { useAsk } from '#ground/web/asking.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import type { UnitPanelProps } from '#ground/web/screens.ts'
import { readJournal } from '../contract.ts'
import { JournalLines } from './journal-lines.tsx'
import styles from './journal.module.css'
import { words } from './words.ts'

/** The newest lines of a unit's journal, on its page. */
export const UnitJournal = ({ unitId }: UnitPanelProps) => {
  const say = useSay()
  const asked = useAsk(readJournal, { unit: unitId, limit: 10 })
  return (
    <Shown asked={asked}>
      {({ lines }) => lines.length === 0 ? <p className={styles.soft}>{say(words.none)}</p> : <><JournalLines lines={lines} as="h3" /><p className={styles.next}><Go to={`/journal?donvi=${unitId}`}>{say(words.whole)}</Go></p></>}
    </Shown>
  )
}
