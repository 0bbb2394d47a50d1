import type { ReactNode } from 'react'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Tone } from '#ground/web/tone.ts'
import type { VisitSeen } from '../contract.ts'
import type { FindingKind } from '../inspection.ts'
import { FindingActs, Withdraw } from './correct-acts.tsx'
import styles from './inspections.module.css'
import { words } from './words.ts'

const tones: Record<FindingKind, Tone> = { good: 'green', shortcoming: 'rust', obstacle: 'amber' }

/** A visit: when, what was found, what is recommended and how far that is. `named` says which team where several are listed; `acts`: what was noted may be corrected here. */
export const VisitLine = ({ visit, named, acts, children }: { visit: VisitSeen; named?: boolean; acts?: boolean; children?: ReactNode }) => {
  const say = useSay()
  const { day } = useDay()
  return (
    <li className={styles.visit}>
      <div className={styles.head}>
        <h3>{named ? <Go to={`/inspections/${visit.teamId}`}>{visit.team}</Go> : <Go to={`/units/${visit.unitId}`}>{visit.unit}</Go>}</h3>
        <span>{visit.heldOn ? say(words.heldOn, { on: visit.heldOn }) : say(words.planned, { on: visit.plannedOn })}</span>
        {!visit.heldOn && visit.plannedOn < day && <Chip tone="red">{say(words.missed)}</Chip>}
        {named && <span className={styles.soft}>{visit.unit}</span>}
      </div>
      {visit.note && <p>{visit.note}</p>}
      {visit.paperId !== null && <p>{say(words.minutes)}: <Go to={`/papers/${visit.paperId}`}>{visit.paper ?? say(words.minutes)}</Go></p>}
      {visit.findings.length > 0 && <><h4>{say(words.findings)}</h4><ul className={styles.list}>{visit.findings.map((finding) => (
        <li key={finding.id}><Chip tone={tones[finding.kind]}>{say(`inspections.kind.${finding.kind}`)}{finding.obstacle && `: ${say(`inspections.obstacle.${finding.obstacle}`)}`}</Chip> {finding.note}{finding.personId && finding.person && <> · <Go to={`/people/${finding.personId}`}>{finding.person}</Go></>}{acts && <> <FindingActs finding={finding} /></>}</li>
      ))}</ul></>}
      {visit.recommendations.length > 0 && <><h4>{say(words.recommendations)}</h4><ul className={styles.list}>{visit.recommendations.map(({ id, what, dueOn, task }) => (
        <li key={id}>{task ? <Go to={`/tasks/${task.id}`}>{what}</Go> : what} · {say(words.dueOn, { due: task?.due ?? dueOn })} {task?.late && task.finished === null ? <Chip tone="red">{say(words.isLate)}</Chip> : task?.finished ? <Chip tone="green">{say(words.doneOn, { on: task.finished })}</Chip> : <Chip tone="blue">{say(words.isOpen)}</Chip>}{acts && <> <Withdraw what={{ kind: 'recommendation', id }} called={words.withdrawRecommendation} of={what} /></>}</li>
      ))}</ul></>}
      {visit.heldOn && visit.findings.length + visit.recommendations.length === 0 && <p className={styles.soft}>{say(words.nothingFound)}</p>}
      {children}
    </li>
  )
}
