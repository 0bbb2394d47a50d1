import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Row, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import type { UnitPanelProps } from '#ground/web/screens.ts'
import { visitsTo } from '../contract.ts'
import styles from './inspections.module.css'
import { VisitLine } from './visit-line.tsx'
import { words } from './words.ts'

const shown = 3

/** The latest visits to a unit and below. */
export const UnitInspections = ({ unitId, on }: UnitPanelProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(visitsTo, { unit: unitId, on, known })
  return (
    <Shown asked={asked}>
      {(visits) => (visits.length === 0 ? <p className={styles.soft}>{say(words.panelNone)}</p> : (
        <Stack>
          <ul className={styles.visits}>{visits.slice(0, shown).map((visit) => <VisitLine key={visit.id} visit={visit} named />)}</ul>
          <Row><LinkButton small to={`/inspections?unit=${unitId}`}>{say(words.all)}</LinkButton></Row>
        </Stack>
      ))}
    </Shown>
  )
}
