import { addDays, day } from '#ground/time/day.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { homePath, type Home } from './asking.ts'
import styles from './home.module.css'
import { words } from './words.ts'

type Kin = Home['unit']['kin'][number]
const first = 6

/** Each to its own day: what came after to the day it began, what was before to its last. */
const pathOf = ({ id, side, on }: Kin): string | undefined => (id === null ? undefined : homePath(id, '', side === 'after' ? on : addDays(day(on), -1)))

const KinLink = ({ kin }: { kin: Kin }) => {
  const to = pathOf(kin)
  return to ? <Go to={to}>{kin.name}</Go> : <>{kin.name}</>
}

/** Names in a line; the many fold away after the first few. */
const KinNames = ({ kin }: { kin: Kin[] }) => {
  const say = useSay()
  const few = kin.length > first + 1 ? kin.slice(0, first) : kin
  const rest = kin.slice(few.length)
  return (
    <>
      {few.map((one, place) => <span key={`${one.id}`}>{place > 0 && ', '}<KinLink kin={one} /></span>)}
      {rest.length > 0 && <details className={styles.more}><summary>{say(words.andMore, { count: rest.length })}</summary>{rest.map((one, place) => <span key={`${one.id}`}>{place > 0 && ', '}<KinLink kin={one} /></span>)}</details>}
    </>
  )
}

/** What became of the unit, seen from a day before; what it came from, seen from a day after. */
export const KinNotice = ({ unit }: { unit: Home['unit'] }) => {
  const say = useSay()
  const { day: looked } = useDay()
  const after = unit.kin.filter(({ side, on, id }) => side === 'after' && id !== null && on > looked)
  const before = unit.kin.filter(({ side, on }) => side === 'before' && on <= looked)
  const [next, origin] = [after[0], before[0]]
  if (!next && !origin && !unit.treeNote) return null
  return (
    <Notice>
      {next && <p>{say(words.became, { day: next.on })} {say(words.becameInto)}: <KinNames kin={after} /></p>}
      {origin && <p>{say(words.cameFrom, { day: origin.on })}: <KinNames kin={before} /></p>}
      {unit.treeNote && <p>{say(unit.treeNote)}</p>}
    </Notice>
  )
}

export const KinLinks = ({ title, kin }: { title: string; kin: Kin[] }) => {
  const known = kin.filter(({ id }) => id !== null)
  if (known.length === 0) return null
  return <div className={styles.kin}><h2>{title}</h2><ul>{known.map((one) => <li key={`${one.id}`}><KinLink kin={one} /></li>)}</ul></div>
}
