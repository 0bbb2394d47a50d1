import { useAsk } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import type { UnitPanelProps } from '#ground/web/screens.ts'
import { listProgrammes } from '../contract.ts'
import { periodText } from './asking.ts'
import styles from './programmes.module.css'
import { words } from './words.ts'

/** The programmes that a unit leads or takes part in. */
export const UnitPanelOf = ({ unitId, on }: UnitPanelProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(listProgrammes, { on, known, of: unitId })
  return (
    <Shown asked={asked} skeleton={<Skeleton lines={2} />}>
      {({ rows }) => (rows.length === 0 ? <p>{say(words.panelNone)}</p> : (
        <ul className={styles.lines}>
          {rows.map((one) => <li key={one.number}><div><Go to={one.unitId === unitId ? `/programmes/${one.number}` : `/programmes/${one.number}/units/${unitId}`}>{one.name}</Go><small>{say(words.lead, { name: one.lead })} · {periodText(one, say)}</small></div></li>)}
        </ul>
      ))}
    </Shown>
  )
}
