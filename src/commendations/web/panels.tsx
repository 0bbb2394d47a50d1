import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import type { PersonPanelProps, UnitPanelProps } from '#ground/web/screens.ts'
import { commendationsOfPerson, commendationsOfUnit } from '../contract.ts'
import styles from './commendations.module.css'
import { words } from './words.ts'

type Won = { commendationId: number; topic: string; level: string; year: number; decidedOn: string; unit: string }

const List = ({ rows, streak }: { rows: (Won & { decidedOn: Parameters<typeof writeDay>[0] })[]; streak: number }) => {
  const say = useSay()
  if (rows.length === 0) return <p className={styles.soft}>{say(words.panelNone)}</p>
  return (
    <>
      {streak > 1 && <p><Chip tone="green">{say(words.streakNow, { count: streak })}</Chip></p>}
      <ul className={styles.list}>{rows.map(({ commendationId, topic, level, year, decidedOn, unit }) => <li key={commendationId}><Go to={`/commendations/${commendationId}`}>{topic}</Go> · {say(`commendations.level.${level}`)} · {year} · {writeDay(decidedOn)} · {unit}</li>)}</ul>
    </>
  )
}

/** What a collective was commended for. */
export const UnitCommendations = ({ unitId, on }: UnitPanelProps) => {
  const { knownOn: known } = useDay()
  const asked = useAsk(commendationsOfUnit, { id: unitId, on, known })
  return <Shown asked={asked}>{(found) => <List {...found} />}</Shown>
}

/** What a person was commended for. */
export const PersonCommendations = ({ personId, on }: PersonPanelProps) => {
  const { knownOn: known } = useDay()
  const asked = useAsk(commendationsOfPerson, { id: personId, on, known })
  return <Shown asked={asked}>{(found) => <List {...found} />}</Shown>
}
