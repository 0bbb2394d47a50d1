import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure, FigureList } from '#ground/web/figure.tsx'
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
import { type CourseListed, listCourses } from '../contract.ts'
import { words } from './words.ts'

const columnsOf = (say: Say): Column<CourseListed>[] => [
  { id: 'lop', header: say(words.name), value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/trainings/${id}`}>{name}</Go> },
  { id: 'mo', header: say(words.owner), value: ({ unit }) => unit, cell: ({ unit, unitId }) => <Go to={`/units/${unitId}`}>{unit}</Go> },
  { id: 'ngay', header: say(words.beginsOn), value: ({ beginsOn }) => beginsOn, cell: ({ beginsOn }) => writeDay(beginsOn) },
  { id: 'cuoi', header: say(words.lastOn), value: ({ lastOn }) => lastOn, cell: ({ lastOn }) => (lastOn ? writeDay(lastOn) : '–') },
  { id: 'buoi', header: say(words.sessions), value: ({ sessions }) => sessions, number: true },
  { id: 'du', header: say(words.came), value: ({ present }) => present, cell: ({ present, called }) => `${present}/${called}`, number: true },
  { id: 'cn', header: say(words.certificates), value: ({ certificates }) => certificates, number: true },
]

/** The trainings of a unit, and how many unified leaders they reached. */
export const TrainingsPage = () => {
  const say = useSay()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const mayHold = useMay('trainings.hold') && known === undefined
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const asked = useAsk(listCourses, { unit: unitId, on: day, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const who = (part: string) => `/trainings/coverage?unit=${unitId}${part && `&ai=${part}`}`
  return (
    <Page title={unit.data ? say(words.of, { unit: unit.data.fullName }) : say(words.trainings)} sub={say(words.sub)} actions={mayHold && <LinkButton kind="main" icon="plus" to={`/trainings/new?unit=${unitId}`}>{say(words.open)}</LinkButton>}>
      <Stack>
        {asked.data && asked.data.leaders > 0 && (
          <Card>
            <Figure numerator={asked.data.trained} denominator={asked.data.leaders} to={who('trained')} short={say(words.covered)} formula={{ numerator: say(words.coveredOf), denominator: say(words.coveredAll) }}>
              <FigureList figures={[{ numerator: asked.data.leaders - asked.data.trained, to: who('missing'), label: say(words.missing) }]} />
            </Figure>
          </Card>
        )}
        <Card>
          <Filters label={say(words.filters)}><UnitFilter unitId={unitId} /></Filters>
          <Shown asked={asked} skeleton={<Skeleton lines={6} />}>
            {({ rows }) => <DataTable label={say(words.trainings)} rows={rows} columns={columnsOf(say)} rowKey={({ id }) => id} empty={<EmptyState title={say(words.none)} why={say(words.noneWhy)} action={mayHold && <LinkButton to={`/trainings/new?unit=${unitId}`}>{say(words.open)}</LinkButton>} />} />}
          </Shown>
        </Card>
      </Stack>
    </Page>
  )
}
