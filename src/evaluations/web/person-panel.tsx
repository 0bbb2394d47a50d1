import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import type { PersonPanelProps } from '#ground/web/screens.ts'
import { evaluationsOfPerson } from '../contract.ts'
import styles from './evaluations.module.css'
import { toneOf } from './findings.tsx'
import { words } from './words.ts'

/** What was given to a person, round by round. */
export const PersonEvaluations = ({ personId, on }: PersonPanelProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(evaluationsOfPerson, { id: personId, on, known })
  return (
    <Shown asked={asked}>
      {({ rows, criteria }) => (rows.length === 0 ? <p className={styles.soft}>{say(words.panelNone)}</p> : (
        <ul className={styles.list}>{rows.map(({ id, round, name, onDay, givenBy, findings, answer }) => (
          <li key={id}>
            <p><Go to={`/evaluations/rounds/${round}/people/${personId}`}>{name}</Go> · {say(words.by, { who: givenBy, on: writeDay(onDay) })}</p>
            {findings.map(({ code, finding }) => <p key={code}>{say(criteria.find((one) => one.code === code) ?? { vi: code, en: code })} <Chip tone={toneOf[finding]}>{say(`evaluations.finding.${finding}`)}</Chip></p>)}
            {answer && <p className={styles.soft}>{say(words.answers)}</p>}
          </li>
        ))}</ul>
      ))}
    </Shown>
  )
}
