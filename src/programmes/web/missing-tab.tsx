import { useAsk } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { rowsPath } from '#indicators/public-web.ts'
import { getWhyMissing } from '../contract.ts'
import { type Board, dayText } from './asking.ts'
import { words } from './words.ts'

type Row = (typeof getWhyMissing)['gives']['_output']['rows'][number]

const columnsOf = (say: Say): Column<Row>[] => [
  { id: 'thon', header: say(words.village), value: ({ name }) => name, cell: ({ unitId, name }) => <Go to={`/units/${unitId}`}>{name}</Go> },
  { id: 'thuoc', header: say(words.under), value: ({ under }) => under },
  { id: 'vi-sao', header: say(words.why), value: ({ state, reason }) => [state && say(state), reason].filter(Boolean).join(' · ') },
  { id: 'tu', header: say(words.since), value: ({ since }) => since, cell: ({ since }) => dayText(since) },
  { id: 'som-nhat', header: say(words.earliest), value: ({ earliest }) => earliest, cell: ({ earliest }) => dayText(earliest) },
]

/** The places that miss the programme's figure and why. */
export const MissingTab = ({ board: { programme, figure } }: { board: Board }) => {
  const say = useSay()
  const { day: on, knownOn: known } = useDay()
  const asked = useAsk(getWhyMissing, { number: programme.number, on, known })
  return (
    <Card title={say(words.tabMissing)}>
      <Shown asked={asked} skeleton={<Skeleton lines={8} />}>
        {({ count, rows }) => (
          <>
            <DataTable label={say(words.tabMissing)} rows={rows} columns={columnsOf(say)} rowKey={({ unitId }) => unitId} empty={<EmptyState title={say(words.missingNone)} />} />
            {rows.length < count && figure && <p><Go to={rowsPath(figure.code, programme.unitId, 'missing')}>{say(words.missingFirst, { shown: rows.length, count })}</Go></p>}
          </>
        )}
      </Shown>
    </Card>
  )
}
