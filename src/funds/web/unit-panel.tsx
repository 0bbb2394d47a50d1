import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import type { UnitPanelProps } from '#ground/web/screens.ts'
import { getUnit } from '#units/public-web.ts'
import { getFund } from '../contract.ts'
import styles from './funds.module.css'
import { periodQuery, yearUntil } from './period.tsx'
import { TwoLines } from './two-lines.tsx'
import { words } from './words.ts'

const reckonedKinds = new Set(['province', 'district', 'commune', 'village'])

/** The two lines of a unit from January to the month of the day. */
export const FundPanel = ({ unitId, on }: UnitPanelProps) => {
  const say = useSay()
  const unit = useAsk(getUnit, { id: unitId, on })
  const { knownOn: known } = useDay()
  const period = yearUntil(on)
  const isReckoned = unit.data !== undefined && reckonedKinds.has(unit.data.kind)
  const asked = useAsk(getFund, isReckoned ? { unitId, ...period, known } : undefined)
  if (unit.data && !isReckoned) return <p className={styles.soft}>{say(words.chooseUnitWhy)}</p>
  return (
    <Shown asked={asked}>{({ sums }) => (
      <div className={styles.list}>
        <p className={styles.soft}>{say(words.thisYear, { month: Number(period.to.slice(5)), year: Number(period.to.slice(0, 4)) })}</p>
        {sums.villages === 0 ? <EmptyState title={say(words.noneUnified)} why={say(words.noneUnifiedWhy)} /> : <TwoLines sums={sums} />}
        <div><LinkButton small icon="columns" to={`/funds?${periodQuery(unitId, period)}`}>{say(words.open)}</LinkButton></div>
      </div>
    )}</Shown>
  )
}
