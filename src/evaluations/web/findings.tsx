import { writeDay, type Day } from '#ground/time/day.ts'
import { Chip } from '#ground/web/chip.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Message } from '#ground/text/say.ts'
import type { EvaluationState, Finding } from '../evaluation.ts'
import styles from './evaluations.module.css'
import { words } from './words.ts'

export const toneOf = { met: 'green', mostly_met: 'blue', not_met: 'amber' } as const
const stateTone = { left: 'grey', draft: 'amber', given: 'green' } as const

export const StateChip = ({ state }: { state: EvaluationState }) => { const say = useSay(); return <Chip tone={stateTone[state]}>{say(`evaluations.state.${state}`)}</Chip> }

export type Shown = { version: number; stands: boolean; onDay: Day; givenBy: string; reason: string | null; answer: string | null; answeredOn: Day | null }
export type FindingShown = { name: Message; finding: Finding; basis: string | null }

/** One version as it was given: what was found, on what it rests, and what the person said to it. */
export const GivenVersion = ({ given, findings }: { given: Shown; findings: FindingShown[] }) => {
  const say = useSay()
  return (
    <>
      <h3>{say(words.versionOf, { version: given.version })} {!given.stands && <Chip tone="grey">{say(words.replaced)}</Chip>}</h3>
      <p className={styles.soft}>{say(words.by, { who: given.givenBy, on: writeDay(given.onDay) })}</p>
      {given.reason && <p>{say(words.reasonOf, { reason: given.reason })}</p>}
      <ul className={styles.list}>{findings.map(({ name, finding, basis }) => (
        <li key={name.vi}><p>{say(name)} <Chip tone={toneOf[finding]}>{say(`evaluations.finding.${finding}`)}</Chip></p>{basis && <p className={styles.soft}>{basis}</p>}</li>
      ))}</ul>
      {given.answer && given.answeredOn && <><p className={styles.soft}>{say(words.answerOf, { on: writeDay(given.answeredOn) })}</p><blockquote>{given.answer}</blockquote></>}
    </>
  )
}
