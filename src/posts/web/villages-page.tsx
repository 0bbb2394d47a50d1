import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, DayFilter, Filters, TextFilter } from '#ground/web/table/filters.tsx'
import { useRowsAsked } from '#ground/web/table/loading.ts'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { getUnit } from '#units/public-web.ts'
import { villages } from '../contract.ts'
import { villageStates } from '../village-state.ts'
import { ChipFilter, UnitFilter, useListUnit } from './list-filters.tsx'
import { words } from './list-words.ts'
import { StateChip } from './state-chip.tsx'
import { asDay } from './time-words.ts'
import { villageColumns } from './village-columns.tsx'

const legalKindIn = (text: string | null) => (text === 'thon' || text === 'tdp' ? text : undefined)

/** The villages below a unit on the day, with their states: counted, filtered, sorted, copied. */
export const VillagesPage = () => {
  const { say, language } = useLanguage()
  const url = useUrl()
  const { day, knownOn } = useDay()
  const unitId = useListUnit()
  const mayAct = useMay('posts.appoint') && knownOn === undefined
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const limit = useRowsAsked()
  const states = (url.get('state') ?? '').split(',').filter((each): each is (typeof villageStates)[number] => (villageStates as readonly string[]).includes(each))
  const asked = useAsk(villages, {
    id: unitId, on: day, known: knownOn, text: url.get('tim') ?? undefined, legalKind: legalKindIn(url.get('loai')), since: asDay(url.get('tu')),
    states: states.length > 0 ? states.join(',') as never : undefined, offset: 0, limit,
  })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const path = unit.data && [...unit.data.path.map(({ id, fullName }) => ({ name: fullName, to: `/units/${id}` })), { name: unit.data.fullName, to: `/units/${unitId}` }, { name: say(words.villages) }]
  const byState = asked.data?.byState ?? {}
  const total = Object.values(byState).reduce((sum, count) => sum + count, 0)
  return (
    <Page title={unit.data ? say(words.villagesOf, { unit: unit.data.fullName }) : say(words.villages)} sub={say(words.villagesSub)} {...(path ? { path } : {})}>
      <Card>
        <Filters label={say(words.filters)} moreFields={['loai', 'tu']} more={(
          <>
            <ChoiceFilter name="loai" label={say(words.legalKind)} choices={[['thon', say(words.thon)], ['tdp', say(words.tdp)]]} />
            <DayFilter name="tu" label={say(words.since)} />
          </>
        )}>
          <UnitFilter unitId={unitId} />
          <TextFilter name="tim" label={say(words.search)} />
        </Filters>
        <ChipFilter name="state" label={say(words.states)} chips={villageStates.filter((state) => byState[state] || states.includes(state)).map((value) => ({ value, content: <StateChip state={value} count={writeCount(byState[value] ?? 0, language)} /> }))} />
        <Shown asked={asked} skeleton={<Skeleton lines={12} />}>
          {({ rows, count }) => <DataTable label={say(words.villages)} rows={rows} count={count} all={total} columns={villageColumns(say, mayAct)} rowKey={({ id }) => id} empty={<NoVillages />} />}
        </Shown>
      </Card>
    </Page>
  )
}

const NoVillages = () => {
  const say = useSay()
  const url = useUrl()
  const change = useChangeUrl()
  const { day } = useDay()
  const isFiltered = ['tim', 'loai', 'tu', 'state'].some((field) => url.get(field))
  if (!isFiltered) return <EmptyState title={say(words.empty, { on: day })} why={say(words.emptyWhy)} action={<LinkButton to="/imports">{say(words.import)}</LinkButton>} />
  return <EmptyState title={say(words.none)} why={say(words.noneWhy)} action={<Button onClick={() => change({ tim: undefined, loai: undefined, tu: undefined, state: undefined }, { keep: true })}>{say(words.clear)}</Button>} />
}
