import { useSay } from '#ground/web/language.tsx'
import { Square } from '#ground/web/square.tsx'
import { stateLooks, type VillageState } from '../village-state.ts'
import styles from './posts.module.css'
import { shortStates } from './words.ts'

/** A village's state: the square every screen draws for it, and two words. */
export const StateChip = ({ state, count }: { state: VillageState; count?: string }) => {
  const say = useSay()
  return <span className={styles.state}><Square look={stateLooks[state]} size={14} />{say(shortStates[state])}{count !== undefined && <b>{count}</b>}</span>
}
