import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters } from '#ground/web/table/filters.tsx'
import { useRowsAsked } from '#ground/web/table/loading.ts'
import { useUrl, useUrlText } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import { type ElectionLine, listElections } from '../contract.ts'
import { kinds } from '../election.ts'
import { StateMark } from './state-mark.tsx'
import { words } from './words.ts'

/** The elections of a unit: those under way first, then the latest. */
export const ElectionsPage = () => {
  const say = useSay()
  const url = useUrl()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const mayRun = useMay('elections.run') && known === undefined
  const [open, setOpen] = useUrlText('dang')
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const limit = useRowsAsked()
  const kind = kinds.find((each) => each === url.get('loai'))
  const asked = useAsk(listElections, { id: unitId, on: day, known, kind, open: open ? 'yes' : undefined, driveId: undefined, offset: 0, limit })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  return (
    <Page title={unit.data ? say(words.electionsOf, { unit: unit.data.fullName }) : say(words.elections)} sub={say(words.electionsSub)}
      actions={<><LinkButton to={`/drives?unit=${unitId}`} icon="chart">{say(words.drives)}</LinkButton>{mayRun && <LinkButton kind="main" icon="plus" to="/elections/new">{say(words.decide)}</LinkButton>}</>}>
      <Card>
        <Filters label={say(words.filters)}>
          <UnitFilter unitId={unitId} />
          <ChoiceFilter name="loai" label={say(words.kind)} choices={kinds.map((each) => [each, say(`elections.kind.${each}`)])} />
        </Filters>
        <div><Button small aria-pressed={open !== ''} onClick={() => setOpen(open ? '' : 'do', { keep: true })}>{say(words.onlyOpen)}</Button></div>
        <Shown asked={asked} skeleton={<Skeleton lines={8} />}>
          {({ rows, count }) => <DataTable label={say(words.elections)} rows={rows} count={count} all={count} columns={columnsOf(say)} rowKey={({ id }) => id} empty={<EmptyState title={say(words.none)} why={say(words.noneWhy)} action={mayRun && <LinkButton to="/elections/new">{say(words.decide)}</LinkButton>} />} />}
        </Shown>
      </Card>
    </Page>
  )
}

const columnsOf = (say: Say): Column<ElectionLine>[] => [
  { id: 'don-vi', header: say(words.unit), value: ({ unit }) => unit, cell: ({ id, unit, within }) => <><Go to={`/elections/${id}`}>{unit}</Go>{within && <div><small>{within}</small></div>}</> },
  { id: 'loai', header: say(words.kind), value: ({ kind }) => say(`elections.kind.${kind}`) },
  { id: 'ngay', header: say(words.day), value: ({ heldOn, plannedOn }) => heldOn ?? plannedOn ?? '', cell: ({ heldOn, plannedOn }) => (heldOn ? writeDay(heldOn) : plannedOn ? `${writeDay(plannedOn)} (${say(words.planned)})` : '') },
  { id: 'buoc', header: say(words.state), value: ({ state }) => say(`elections.state.${state}`), cell: (line) => <StateMark line={line} /> },
  { id: 'trung-cu', header: say(words.elected), value: ({ elected }) => elected.map(({ name }) => name).join(', ') },
  { id: 'du', header: say(words.turnout), value: ({ attended }) => attended ?? '', cell: ({ attended, totalHouseholds, known }) => (attended === null ? (known === 'outcome_only' ? say(words.outcomeOnly) : '') : `${attended}${totalHouseholds ? `/${totalHouseholds}` : ''}`) },
]

