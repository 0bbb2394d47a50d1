import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { addDays, writeDay } from '#ground/time/day.ts'
import type { Kin } from './answers.ts'
import { type KinUnit, type Passing, passingsOf } from './kin-reading.ts'
import styles from './units.module.css'
import { words } from './words.ts'

/** Where a unit came from and what it became: each event drawn from its units at the left to its units at the right, the latest first. */
export const Lineage = ({ kin, unitId }: { kin: Kin[]; unitId: number }) => {
  const say = useSay()
  if (kin.length === 0) return <p className={styles.soft}>{say(words.noLineage)}</p>
  return <ol className={styles.passings}>{passingsOf(kin).map((passing) => <Event key={passing.key} passing={passing} unitId={unitId} />)}</ol>
}

const Event = ({ passing, unitId }: { passing: Passing; unitId: number }) => {
  const say = useSay()
  const { on, kind, from, to, paper, notes } = passing
  return (
    <li className={styles.passing}>
      <p className={styles.when}>{writeDay(on)} · {say(`units.kin.${kind}`)}</p>
      <div className={styles.flow}>
        <Ends units={from} unitId={unitId} on={on} before />
        <Band from={from.length} to={Math.max(1, to.length)} />
        {to.length > 0 ? <Ends units={to} unitId={unitId} on={on} /> : <ul className={styles.ends}><li className={styles.gone}>{say(words.endedThere)}</li></ul>}
      </div>
      <p className={styles.source}>
        {paper && <Go to={`/papers/${paper.id}`}>{paper.symbol ?? paper.summary}</Go>}{paper && ` · ${paper.issuer}`}{paper?.issuedOn && ` · ${writeDay(paper.issuedOn)}`}
        {notes.length > 0 && `${paper ? ' · ' : ''}${notes.join('; ')}`}
      </p>
    </li>
  )
}

/** A unit that ended is opened on its last day, one that began on its first. */
const Ends = ({ units, unitId, on, before }: { units: KinUnit[]; unitId: number; on: Passing['on']; before?: boolean }) => {
  const say = useSay()
  return (
    <ul className={styles.ends}>
      {units.map(({ id, name }) => id === unitId
        ? <li key={id} className={styles.self}>{name} <span className="unseen">({say(words.this)})</span></li>
        : <li key={id}><Go to={`/units/${id}?ngay=${dayOf(on, before)}`}>{name}</Go></li>)}
    </ul>
  )
}

const dayOf = (on: Passing['on'], before: boolean | undefined) => (before ? addDays(on, -1) : on)

/** The lines that run together or apart, as many as there are units. */
const Band = ({ from, to }: { from: number; to: number }) => {
  const at = (count: number, place: number) => (100 * (place + 0.5)) / count
  const lines = Array.from({ length: Math.max(from, to) }, (_, place) => [at(from, Math.min(place, from - 1)), at(to, Math.min(place, to - 1))] as const)
  return (
    <svg className={styles.band} viewBox="0 0 40 100" preserveAspectRatio="none" aria-hidden="true">
      {lines.map(([left, right], place) => <path key={place} d={`M0 ${left}C20 ${left} 20 ${right} 40 ${right}`} />)}
    </svg>
  )
}
