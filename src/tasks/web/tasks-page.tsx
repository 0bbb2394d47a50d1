import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure, FigureList } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters, TextFilter } from '#ground/web/table/filters.tsx'
import { useRowsAsked } from '#ground/web/table/loading.ts'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import { listTasks, type TaskSeen } from '../contract.ts'
import { hats, taskStates } from '../task.ts'
import { Due, StateChip } from './task-line.tsx'
import styles from './tasks.module.css'
import { words } from './words.ts'

const whens = ['open', 'late', 'soon', 'in-time'] as const
const oneOf = <Word extends string>(list: readonly Word[], text: string | null): Word | undefined => list.find((word) => word === text)

const columnsOf = (say: Say): Column<TaskSeen>[] => [
  { id: 'viec', header: say(words.what), value: ({ what }) => what, cell: ({ id, what }) => <Go to={`/tasks/${id}`}>{what}</Go> },
  { id: 'ai', header: say(words.who), value: ({ person, unit }) => person ?? unit, cell: ({ person, personId, unit, unitId }) => <span>{person && personId ? <Go to={`/people/${personId}`}>{person}</Go> : <span className={styles.soft}>{say(words.wholeUnit)}</span>} · <Go to={`/units/${unitId}`}>{unit}</Go></span> },
  { id: 'vai', header: say(words.hat), value: ({ hat }) => say(`tasks.hat.${hat}`) },
  { id: 'giao', header: say(words.givenOn), value: ({ givenOn }) => givenOn, cell: ({ givenOn }) => <Due task={{ due: givenOn, firstDue: givenOn, late: false, soon: false, state: 'given' }} />, hidden: true },
  { id: 'han', header: say(words.due), value: ({ due }) => due, cell: (task) => <Due task={task} /> },
  { id: 'buoc', header: say(words.state), value: ({ state }) => say(`tasks.state.${state}`), cell: ({ state }) => <StateChip state={state} /> },
]

/** The tasks of a unit and below on the day: counted, filtered, each number open to its rows. */
export const TasksPage = () => {
  const say = useSay()
  const url = useUrl()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const mayGive = useMay('tasks.give') && known === undefined
  const limit = useRowsAsked()
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const person = Number(url.get('nguoi'))
  const asked = useAsk(listTasks, {
    unit: unitId, on: day, known, state: oneOf(taskStates, url.get('buoc')), hat: oneOf(hats, url.get('vai')), when: oneOf(whens, url.get('thoihan')), text: url.get('tim') ?? undefined, person: person > 0 ? person : undefined, limit, offset: 0,
  })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const list = (query: string) => `/tasks?unit=${unitId}${query}`
  return (
    <Page title={unit.data ? say(words.tasksOf, { unit: unit.data.fullName }) : say(words.tasks)} sub={say(words.tasksSub)}
      actions={<><LinkButton icon="chart" to={`/tasks/workload?unit=${unitId}`}>{say(words.toLoad)}</LinkButton>{mayGive && <LinkButton kind="main" icon="plus" to={`/tasks/new?unit=${unitId}`}>{say(words.give)}</LinkButton>}</>}>
      <Stack>
        {asked.data && asked.data.all > 0 && (
          <Card>
            <Figure numerator={asked.data.inTime} denominator={asked.data.due} to={list('&thoihan=in-time')} short={say(words.inTime)} formula={{ numerator: say(words.inTimeOf), denominator: say(words.inTimeAll) }}>
              <FigureList figures={[
                { numerator: asked.data.open, to: list('&thoihan=open'), label: say(words.when_open) }, { numerator: asked.data.soon, to: list('&thoihan=soon'), label: say(words.when_soon) },
                { numerator: asked.data.late, to: list('&thoihan=late'), label: say(words.when_late) }, { numerator: asked.data.all, to: list(''), label: say(words.all) },
              ]} />
            </Figure>
          </Card>
        )}
        <Card>
          <Filters label={say(words.filters)} moreFields={['buoc', 'vai', 'thoihan']} more={(
            <>
              <ChoiceFilter name="thoihan" label={say(words.when)} choices={whens.map((when) => [when, say(words[`when_${when}`])])} />
              <ChoiceFilter name="buoc" label={say(words.state)} choices={taskStates.map((state) => [state, say(`tasks.state.${state}`)])} />
              <ChoiceFilter name="vai" label={say(words.hat)} choices={hats.map((hat) => [hat, say(`tasks.hat.${hat}`)])} />
            </>
          )}>
            <UnitFilter unitId={unitId} />
            <TextFilter name="tim" label={say(words.search)} />
          </Filters>
          <Shown asked={asked} skeleton={<Skeleton lines={8} />}>
            {({ rows, count, all }) => <DataTable label={say(words.tasks)} rows={rows} count={count} all={all} columns={columnsOf(say)} rowKey={({ id }) => id} empty={<NoTasks all={all} unitId={unitId} />} />}
          </Shown>
          {asked.data && <p className={styles.soft}>{say(words.soonRule, { value: asked.data.rule.value, basis: asked.data.rule.basis })} {asked.data.rule.status === 'unconfirmed' && say(words.unconfirmed)}</p>}
        </Card>
      </Stack>
    </Page>
  )
}

const fields = { tim: undefined, buoc: undefined, vai: undefined, thoihan: undefined, nguoi: undefined }

const NoTasks = ({ all, unitId }: { all: number; unitId: number }) => {
  const say = useSay()
  const change = useChangeUrl()
  const { knownOn } = useDay()
  const mayGive = useMay('tasks.give') && knownOn === undefined
  if (all === 0) return <EmptyState title={say(words.none)} why={say(words.noneWhy)} action={mayGive && <LinkButton to={`/tasks/new?unit=${unitId}`}>{say(words.give)}</LinkButton>} />
  return <EmptyState title={say(words.notFound)} why={say(words.notFoundWhy, { all })} action={<Button onClick={() => change(fields, { keep: true })}>{say(words.clear)}</Button>} />
}
