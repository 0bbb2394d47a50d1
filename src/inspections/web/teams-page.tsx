import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { Filters } from '#ground/web/table/filters.tsx'
import { useMay } from '#ground/web/who.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import { listTeams, type TeamListed } from '../contract.ts'
import { lastDayOf } from '../inspection.ts'
import styles from './inspections.module.css'
import { words } from './words.ts'

export const timeText = ({ from, until }: Pick<TeamListed, 'from' | 'until'>, say: Say): string => (until ? say(words.fromTo, { from, last: lastDayOf({ until }) }) : say(words.fromOn, { from }))
export const isAtWork = ({ until }: Pick<TeamListed, 'until'>, on: string): boolean => until === null || on < until

const columnsOf = (say: Say, on: string): Column<TeamListed>[] => [
  { id: 'doan', header: say(words.name), value: ({ name }) => name, cell: (team) => <span className={styles.wide}><Go to={`/inspections/${team.id}`}>{team.name}</Go> <span className={styles.nowrap}><Chip tone={isAtWork(team, on) ? 'brand' : 'grey'}>{say(isAtWork(team, on) ? words.atWork : words.ended)}</Chip></span></span> },
  { id: 'lap', header: say(words.owner), value: ({ unit }) => unit, cell: ({ unit, unitId }) => <Go to={`/units/${unitId}`}>{unit}</Go>, hidden: true },
  { id: 'truong', header: say(words.head), value: ({ head }) => head ?? say(words.hidden) },
  { id: 'tu', header: say(words.time), value: ({ from }) => from, cell: (team) => <span title={writeDay(team.from)}>{timeText(team, say)}</span> },
  { id: 'den', header: say(words.targets), value: ({ targetIds }) => targetIds.length, number: true },
  { id: 'buoi', header: say(words.visitsHeld), value: ({ held }) => held, cell: ({ held, visits }) => `${held}/${visits}`, number: true },
  { id: 'vuong', header: say(words.obstacles), value: ({ obstacles }) => obstacles, number: true },
  { id: 'kien-nghi', header: say(words.recommended), value: ({ done }) => done, cell: ({ done, recommendations }) => `${done}/${recommendations}`, number: true },
  { id: 'qua-han', header: say(words.late), value: ({ late }) => late, number: true },
]

/** The teams of a unit and those that go to it, with how far they are. */
export const TeamsPage = () => {
  const say = useSay()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const mayDecide = useMay('inspections.decide') && known === undefined
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const asked = useAsk(listTeams, { unit: unitId, on: day, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const setUp = mayDecide && <LinkButton kind="main" icon="plus" to={`/inspections/new?unit=${unitId}`}>{say(words.setUp)}</LinkButton>
  return (
    <Page title={unit.data ? say(words.inspectionsOf, { unit: unit.data.fullName }) : say(words.inspections)} sub={say(words.inspectionsSub)} actions={setUp}>
      <Card title={asked.data && asked.data.length > 0 ? say(words.count, { count: asked.data.length }) : undefined}>
        <Filters label={say(words.filters)}><UnitFilter unitId={unitId} /></Filters>
        <Shown asked={asked} skeleton={<Skeleton lines={6} />}>
          {(teams) => <DataTable label={say(words.inspections)} rows={teams} columns={columnsOf(say, day)} rowKey={({ id }) => id} empty={<EmptyState title={say(words.none)} why={say(words.noneWhy)} action={mayDecide && <LinkButton to={`/inspections/new?unit=${unitId}`}>{say(words.setUp)}</LinkButton>} />} />}
        </Shown>
      </Card>
    </Page>
  )
}
