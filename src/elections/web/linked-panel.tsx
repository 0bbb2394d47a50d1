import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Row } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import type { UnitPanelProps } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import { getUnit } from '#units/public-web.ts'
import { type ElectionLine, linkedElections } from '../contract.ts'
import styles from './elections.module.css'
import { StateMark } from './state-mark.tsx'
import { words } from './words.ts'

/** Of a village or a cell: both elections, in whichever order, and what is next. Of a larger unit the way to its elections. */
export const LinkedPanel = ({ unitId, on }: UnitPanelProps) => {
  const say = useSay()
  const { data: unit } = useAsk(getUnit, { id: unitId, on })
  if (!unit) return <Skeleton lines={2} />
  if (unit.kind === 'village' || unit.kind === 'cell') return <Linked unitId={unitId} on={on} />
  return <Row><LinkButton small icon="list" to={`/elections?unit=${unitId}`}>{say(words.elections)}</LinkButton><LinkButton small icon="chart" to={`/drives?unit=${unitId}`}>{say(words.drives)}</LinkButton></Row>
}

const Linked = ({ unitId, on }: UnitPanelProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const mayRun = useMay('elections.run') && known === undefined
  const asked = useAsk(linkedElections, { id: unitId, on, known })
  return (
    <Shown asked={asked} skeleton={<Skeleton lines={4} />}>
      {({ villageId, cellId, order, head, ofCell, next, earliest }) => (
        <>
          <p>{say(words[`order_${order}`])}. {say(words[`next_${next}` as 'next_done'], { earliest: earliest ? writeDay(earliest) : '' })}</p>
          <dl className={styles.linked}>
            <Side word={say(words.linked_head)} line={head} />
            <Side word={say(words.linked_cell)} line={ofCell} />
          </dl>
          {mayRun && (
            <Row>
              {villageId && isOpen(head) && <LinkButton small icon="plus" to={`/elections/new?don-vi=${villageId}`}>{say(words.callHead)}</LinkButton>}
              {cellId && isOpen(ofCell) && <LinkButton small icon="plus" to={`/elections/new?don-vi=${cellId}`}>{say(words.callCell)}</LinkButton>}
            </Row>
          )}
        </>
      )}
    </Shown>
  )
}

/** Nothing is under way. */
const isOpen = (line: ElectionLine | null) => line === null || ['recognised', 'rerun_ordered', 'withdrawn'].includes(line.state)

const Side = ({ word, line }: { word: string; line: ElectionLine | null }) => {
  const say = useSay()
  const day = line?.heldOn ?? line?.plannedOn
  return (
    <div>
      <dt>{word}</dt>
      <dd>{line ? <><Go to={`/elections/${line.id}`}>{day ? writeDay(day) : say(words.open)}</Go> <StateMark line={line} /> {line.elected[0] && <span>{line.elected[0].name}</span>}</> : <span className={styles.soft}>{say(words.notYet)}</span>}</dd>
    </div>
  )
}
