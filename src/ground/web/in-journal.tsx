import { Go } from './go.tsx'
import { useSay } from './language.tsx'
import styles from './in-journal.module.css'
import { useMay } from './who.ts'
import { words } from './words.ts'

/** From a fact to its entries in the journal, for those who may read it. of: 'appointments/12'; or person, the person's entries. */
export const InJournal = (given: { of: string } | { person: number }) => {
  const say = useSay()
  if (!useMay('journal.read')) return null
  return <Go className={styles.link} to={'of' in given ? `/journal?viec=${given.of}` : `/journal?nguoi=${given.person}`}>{say(words.inJournal)}</Go>
}
