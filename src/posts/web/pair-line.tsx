import type { Day } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Square } from '#ground/web/square.tsx'
import type { Look } from '#ground/web/tone.ts'
import { pairState } from '../contract.ts'
import type { PairState } from '../pair.ts'
import styles from './posts.module.css'
import { words } from './words.ts'

const looks: Record<PairState, Look> = {
  unified: { tone: 'brand', shape: 'full' }, interim: { tone: 'amber', shape: 'dash' }, two_people: { tone: 'violet', shape: 'open' },
  party_only: { tone: 'grey', shape: 'open' }, state_only: { tone: 'grey', shape: 'half' }, vacant: { tone: 'grey', shape: 'dash' },
}

/** Whether one person holds both posts of a pair in this unit and its committee. */
export const PairLine = ({ unitId, pair, on }: { unitId: number; pair: string; on: Day }) => {
  const say = useSay()
  const { knownOn } = useDay()
  const { data } = useAsk(pairState, { id: unitId, pair, on, known: knownOn })
  if (!data) return null
  return (
    <p className={styles.pair}>
      <Square look={looks[data.state]} size={16} />
      <span>{say({ vi: data.vi, en: data.en })}: <b>{(data.state === 'vacant' ? say(words.vacantEver) : say(`posts.pair.${data.state}`)).toLocaleLowerCase('vi')}</b>{data.state === 'two_people' && <span className={styles.soft}> ({data.party?.name}; {data.government?.name})</span>}</span>
    </p>
  )
}
