import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { CountLink } from '#ground/web/count-link.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure } from '#ground/web/figure.tsx'
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
import { listRounds, type RoundSeen } from '../contract.ts'
import styles from './evaluations.module.css'
import { words } from './words.ts'

type Listed = RoundSeen & { leaders: number; given: number }

const columnsOf = (say: Say): Column<Listed>[] => [
  { id: 'ky', header: say(words.name), value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/evaluations/rounds/${id}`}>{name}</Go> },
  { id: 'mo', header: say(words.holder), value: ({ unit }) => unit, cell: ({ unit, unitId }) => <Go to={`/units/${unitId}`}>{unit}</Go> },
  { id: 'thoi', header: say(words.period), value: ({ till }) => till, cell: ({ from, till }) => say(words.periodOf, { from: writeDay(from), till: writeDay(till) }) },
  { id: 'han', header: say(words.closesOn), value: ({ closesOn }) => closesOn, cell: ({ closesOn }) => writeDay(closesOn) },
  { id: 'xong', header: say(words.done), value: ({ given, leaders }) => (leaders === 0 ? 0 : given / leaders), cell: ({ id, name, given, leaders }) => <CountLink numerator={given} denominator={leaders} name={name} to={`/evaluations/rounds/${id}?ai=given`} />, number: true },
]

/** The rounds that reach a unit, and how many of its unified leaders were assessed lately. */
export const EvaluationsPage = () => {
  const say = useSay()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const mayOpen = useMay('evaluations.write') && known === undefined
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const asked = useAsk(listRounds, { unit: unitId, on: day, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const open = mayOpen && <LinkButton kind="main" icon="plus" to={`/evaluations/new?unit=${unitId}`}>{say(words.open)}</LinkButton>
  return (
    <Page title={unit.data ? say(words.of, { unit: unit.data.fullName }) : say(words.evaluations)} sub={say(words.sub)} actions={open}>
      <Stack>
        {asked.data && asked.data.leaders > 0 && (
          <Card><Stack>
            <Figure numerator={asked.data.assessed} denominator={asked.data.leaders} to={`/figures/evaluations.assessed/rows?unit=${unitId}`} short={say(words.assessed, { months: asked.data.within.months })} formula={{ numerator: say(words.assessedOf, { months: asked.data.within.months }), denominator: say(words.assessedAll) }} />
            <p className={styles.soft}>{say(words.monthsRule, asked.data.within)}{asked.data.within.status === 'unconfirmed' && ` (${say(words.unconfirmed)})`}</p>
          </Stack></Card>
        )}
        <Card>
          <Filters label={say(words.filters)}><UnitFilter unitId={unitId} /></Filters>
          <Shown asked={asked} skeleton={<Skeleton lines={6} />}>
            {({ rows }) => <DataTable label={say(words.evaluations)} rows={rows} columns={columnsOf(say)} rowKey={({ id }) => id} empty={<EmptyState title={say(words.none)} why={say(words.noneWhy)} action={mayOpen && <LinkButton to={`/evaluations/new?unit=${unitId}`}>{say(words.open)}</LinkButton>} />} />}
          </Shown>
        </Card>
      </Stack>
    </Page>
  )
}
