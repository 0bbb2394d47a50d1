import { useSay } from '#ground/web/language.tsx'
import type { Law } from '../eligibility.ts'
import styles from './plans.module.css'
import { words } from './feasible-words.ts'

/** The numbers of the law that were reckoned with, and whether they are confirmed. */
export const LawLine = ({ law: { minAge, probation } }: { law: Law }) => {
  const say = useSay()
  const none = say(words.noLaw)
  return (
    <p className={styles.soft}>
      {say(words.law, { age: minAge?.value ?? none, ageBasis: minAge?.basis ?? none, months: probation?.value ?? none, probationBasis: probation?.basis ?? none })}
      {[minAge, probation].some((rule) => rule?.status === 'unconfirmed') && ` ${say(words.unconfirmed)}`}
    </p>
  )
}
