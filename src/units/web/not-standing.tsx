import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { getLineage } from '../contract.ts'
import { lastDay, type UnitSeen } from './answers.ts'
import { standingInstead } from './kin-reading.ts'
import styles from './units.module.css'
import { words } from './words.ts'

/** On a day when the unit did not stand: that it did not, what stood in its place, and the day nearest to it on which it did. */
export const NotStanding = ({ unit }: { unit: UnitSeen }) => {
  const say = useSay()
  const { day } = useDay()
  const { data: kin } = useAsk(getLineage, { id: unit.id })
  const isEarly = unit.stands === 'not-yet'
  const instead = kin ? standingInstead(kin, unit.id, day, isEarly ? 'before' : 'after') : []
  const last = lastDay(unit.upto)
  const facts = { on: day, unit: unit.fullName, since: unit.since, last }
  return (
    <Notice kind="warning" title={say(isEarly ? words.notYet : words.ended, facts)}>
      <p>{say(isEarly ? words.notYetWhy : words.endedWhy, facts)}{instead.length > 0 && ` ${say(words.thereStood, facts)}`}</p>
      <div className={styles.standing}>
        {instead.map(({ id, name }) => <LinkButton key={id} small to={`/units/${id}`}>{name}</LinkButton>)}
        {isEarly && unit.since && <LinkButton small kind="quiet" to={`/units/${unit.id}?ngay=${unit.since}`}>{say(words.firstDay, { on: unit.since })}</LinkButton>}
        {!isEarly && last && <LinkButton small kind="quiet" to={`/units/${unit.id}?ngay=${last}`}>{say(words.lastDay, { on: last })}</LinkButton>}
      </div>
    </Notice>
  )
}
