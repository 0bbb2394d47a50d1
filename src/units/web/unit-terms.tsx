import type { ReactNode } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { lastDay, type UnitSeen } from './answers.ts'
import styles from './units.module.css'
import { words } from './words.ts'

const Term = ({ term, children }: { term: string; children: ReactNode }) => <><dt>{term}</dt><dd>{children}</dd></>

/** What a unit is, in terms and their values. */
export const UnitTerms = ({ unit }: { unit: UnitSeen }) => {
  const say = useSay()
  const parent = unit.path.at(-1)
  const last = lastDay(unit.upto)
  return (
    <dl className={styles.terms}>
      <Term term={say(words.kind)}>{say(`units.kind.${unit.kind}`)}</Term>
      <Term term={say(words.legalKind)}>{say(`units.legal.${unit.legalKind}`)}</Term>
      {unit.label && unit.label.toLowerCase() !== say(`units.legal.${unit.legalKind}`).toLowerCase() && <Term term={say(words.label)}>{unit.label}</Term>}
      <Term term={say(words.code)}>{unit.code}</Term>
      {parent && <Term term={say(words.parent)}><Go to={`/units/${parent.id}`}>{parent.fullName}</Go></Term>}
      {unit.counterpart && <Term term={say(unit.tree === 'state' ? words.committee : words.area)}><Go to={`/units/${unit.counterpart.id}`}>{unit.counterpart.fullName}</Go></Term>}
      <Term term={say(words.since)}>{unit.since ? writeDay(unit.since) : say(words.beforeRecords)}</Term>
      {last && <Term term={say(words.until)}>{writeDay(last)}</Term>}
      {unit.note && <Term term={say(words.note)}>{unit.note}</Term>}
    </dl>
  )
}
