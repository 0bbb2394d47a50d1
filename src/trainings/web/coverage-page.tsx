import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters } from '#ground/web/table/filters.tsx'
import { useUrl } from '#ground/web/url.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { coverage, type LeaderSeen } from '../contract.ts'
import { words } from './words.ts'

const parts = ['trained', 'missing'] as const

const columnsOf = (say: Say): Column<LeaderSeen>[] => [
  { id: 'ai', header: say(words.person), value: ({ name }) => name, cell: ({ personId, name }) => (name ? <Go to={`/people/${personId}`}>{name}</Go> : say(words.hidden)) },
  { id: 'thon', header: say(words.village), value: ({ unit }) => unit, cell: ({ unit, unitId }) => <Go to={`/units/${unitId}`}>{unit}</Go> },
  { id: 'tu', header: say(words.trainedOn), value: ({ trainedOn }) => trainedOn, cell: ({ trainedOn }) => (trainedOn ? writeDay(trainedOn) : <Chip tone="amber">{say(words.notYet)}</Chip>) },
  { id: 'buoi', header: say(words.times), value: ({ sessions }) => sessions, number: true },
]

/** The unified leaders of a unit on the day: who was trained, who was not. */
export const CoveragePage = () => {
  const say = useSay()
  const url = useUrl()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const part = parts.find((one) => one === url.get('ai'))
  const asked = useAsk(coverage, { unit: unitId, on: day, known, part })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  return (
    <Page title={say(words.coverage)} sub={say(words.coveredAll)} path={[{ name: say(words.trainings), to: `/trainings?unit=${unitId}` }, { name: say(words.coverage) }]}>
      <Card>
        <Filters label={say(words.filters)}><UnitFilter unitId={unitId} /><ChoiceFilter name="ai" label={say(words.part)} choices={parts.map((one) => [one, say(words[`part_${one}`])])} /></Filters>
        <Shown asked={asked} skeleton={<Skeleton lines={8} />}>
          {({ rows, leaders }) => <DataTable label={say(words.coverage)} rows={rows} all={leaders} columns={columnsOf(say)} rowKey={({ unitId: village }) => village} empty={<EmptyState title={say(words.noLeaders)} why={say(words.noLeadersWhy)} />} />}
        </Shown>
      </Card>
    </Page>
  )
}
