import { useSay } from '#ground/web/language.tsx'
import type { getFund } from '../contract.ts'
import styles from './funds.module.css'
import { useMoney } from './period.tsx'
import { words } from './words.ts'

export type FundSeen = (typeof getFund)['gives']['_output']

/** What is released inside the fund, and what truly falls: two lines that are never added up. */
export const TwoLines = ({ sums }: { sums: FundSeen['sums'] }) => {
  const say = useSay()
  const money = useMoney()
  const reckoned = sums.counted > 0
  return (
    <div className={styles.lines}>
      <section className={styles.line}>
        <h3>{say(words.released)}</h3>
        <div className={styles.amount}>{money(reckoned ? sums.released : null)}</div>
        {reckoned && <dl className={styles.parts}><dt>{say(words.separate)}</dt><dd>{money(sums.separate)}</dd><dt>{say(words.unified)}</dt><dd>{money(sums.unified)}</dd></dl>}
        <p>{say(words.releasedWhy)}</p>
      </section>
      <section className={styles.line}>
        <h3>{say(words.saved)}</h3>
        <div className={styles.amount}>{money(reckoned ? sums.reduced + (sums.insurance ?? 0) : null)}</div>
        {reckoned && <dl className={styles.parts}><dt>{say(words.reduced)}</dt><dd>{money(sums.reduced)}</dd><dt>{say(words.insurance)}</dt><dd>{money(sums.insurance)}</dd></dl>}
        <p>{say(words.savedWhy)}{reckoned && sums.insurance === null && ` ${say(words.noInsurance)}`}</p>
      </section>
    </div>
  )
}
