import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure, FigureList } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { fold } from '#ground/text/fold.ts'
import { writeDay } from '#ground/time/day.ts'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters, TextFilter } from '#ground/web/table/filters.tsx'
import { Tabs } from '#ground/web/tabs.tsx'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { StateChip, UnitFilter, useListUnit } from '#posts/public-web.ts'
import { type PlannedSeen, readBoard } from '../contract.ts'
import { options, planStates } from '../plan.ts'
import { optionWords, obstacleWords, stateWords } from '../words.ts'
import { Board } from './board.tsx'
import { PlanChip, TermChoice } from './bits.tsx'
import { words } from './words.ts'

export const mostOnBoard = 200

const columnsOf = (say: Say, termId: number): Column<PlannedSeen>[] => [
  { id: 'thon', header: say(words.villageWord), value: ({ village }) => village, cell: ({ villageId, village }) => <Go to={`/personnel-plans/villages/${villageId}?term=${termId}`}>{village}</Go> },
  { id: 'xa', header: say(words.commune), value: ({ commune }) => commune },
  { id: 'nay', header: say(words.now), value: ({ state }) => state, cell: ({ state }) => <StateChip state={state} /> },
  { id: 'pa', header: say(words.option), value: ({ option }) => (option ? say(optionWords[option]) : null) },
  { id: 'ai', header: say(words.who), value: ({ person }) => person, cell: ({ personId, person }) => (personId ? <Go to={`/people/${personId}`}>{person}</Go> : '') },
  { id: 'han', header: say(words.due), value: ({ dueOn }) => dueOn, cell: ({ dueOn }) => (dueOn ? writeDay(dueOn) : '') },
  { id: 'vuong', header: say(words.obstacles), value: ({ obstacles }) => obstacles.map((each) => say(obstacleWords[each])).join(', ') },
  { id: 'buoc', header: say(words.step), value: ({ planState }) => planState, cell: ({ planState }) => planState && <PlanChip state={planState} /> },
]

/** Whether a village passes what is chosen above the list. */
const passes = (url: URLSearchParams) => {
  const [text, option, step] = [fold(url.get('tim') ?? ''), url.get('pa'), url.get('buoc')]
  return ({ village, person, head, secretary, commune, ...one }: PlannedSeen) =>
    (text === '' || fold([village, person, head, secretary, commune].join(' ')).includes(text)) && (!option || (option === 'none' ? one.option === null : one.option === option)) && (!step || one.planState === step)
}

/** The villages of a unit with their plans in a term: a board to move them on, and a list. */
export const PlansPage = () => {
  const say = useSay()
  const url = useUrl()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const term = Number(url.get('term'))
  const asked = useAsk(readBoard, { unitId, on: day, known, ...(term > 0 ? { termId: term } : {}) })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const here = `unit=${unitId}${asked.data?.term ? `&term=${asked.data.term.id}` : ''}`
  return (
    <Page title={asked.data ? say(words.plansOf, { unit: asked.data.unit.name }) : say(words.plans)} sub={say(words.plansSub)}
      actions={<><LinkButton icon="check" to={`/personnel-plans/feasible?${here}`}>{say(words.toFeasible)}</LinkButton><LinkButton icon="people" to={`/personnel-plans/pipeline?unit=${unitId}`}>{say(words.toPipeline)}</LinkButton></>}>
      <Shown asked={asked} skeleton={<Skeleton lines={12} />}>
        {({ villages, term: now, terms }) => {
          const shown = villages.filter(passes(url))
          const count = (test: (one: PlannedSeen) => boolean) => villages.filter(test).length
          const list = (query: string) => `/personnel-plans?${here}&xem=danh-sach${query}`
          return (
            <Stack>
              {now && villages.length > 0 && (
                <Card>
                  <Figure numerator={count(({ option }) => option !== null)} denominator={villages.length} to={list('')} short={say(words.planned)} formula={{ numerator: say(words.plannedOf), denominator: say(words.plannedAll) }}>
                    <FigureList figures={[
                      { numerator: count(({ planState }) => planState === 'approved'), to: list('&buoc=approved'), label: say(words.approvedCount) }, { numerator: count(({ planState }) => planState === 'proposed'), to: list('&buoc=proposed'), label: say(words.proposedCount) },
                      { numerator: count(({ option }) => option === 'do_not_unify'), to: list('&pa=do_not_unify'), label: say(words.notUnifyCount) }, { numerator: count(({ option }) => option === null), to: list('&pa=none'), label: say(words.without) },
                    ]} />
                  </Figure>
                </Card>
              )}
              <Card>
                <Filters label={say(words.filters)} moreFields={['pa', 'buoc']} more={(
                  <>
                    <ChoiceFilter name="pa" label={say(words.option)} choices={[['none', say(words.without)], ...options.map((option): [string, string] => [option, say(optionWords[option])])]} />
                    <ChoiceFilter name="buoc" label={say(words.step)} choices={planStates.map((state) => [state, say(stateWords[state])])} />
                  </>
                )}>
                  <UnitFilter unitId={unitId} />
                  {now && <TermChoice terms={terms} term={now} />}
                  <TextFilter name="tim" label={say(words.search)} />
                </Filters>
              </Card>
              {now === null ? <Card><EmptyState title={say(words.noTerm)} why={say(words.noTermWhy)} action={<LinkButton kind="main" to={`/terms?unit=${unitId}`}>{say(words.toTerms)}</LinkButton>} /></Card> : (
                <Tabs name="xem" label={say(words.views)} tabs={[
                  { id: 'bang', label: say(words.board), content: shown.length > mostOnBoard ? <Card><EmptyState title={say(words.tooMany, { count: shown.length })} why={say(words.tooManyWhy, { most: mostOnBoard })} /></Card> : shown.length === 0 ? <Card><NoVillages /></Card> : <Board villages={shown} termId={now.id} /> },
                  { id: 'danh-sach', label: say(words.table), content: <Card><DataTable label={say(words.plans)} rows={shown} all={villages.length} columns={columnsOf(say, now.id)} rowKey={({ villageId }) => villageId} empty={<NoVillages />} /></Card> },
                ]} />
              )}
            </Stack>
          )
        }}
      </Shown>
    </Page>
  )
}

const NoVillages = () => {
  const say = useSay()
  const url = useUrl()
  const change = useChangeUrl()
  if (!['tim', 'pa', 'buoc'].some((field) => url.get(field))) return <EmptyState title={say(words.none)} why={say(words.noneWhy)} />
  return <EmptyState title={say(words.nothingFound)} action={<Button onClick={() => change({ tim: undefined, pa: undefined, buoc: undefined }, { keep: true })}>{say(words.clear)}</Button>} />
}
