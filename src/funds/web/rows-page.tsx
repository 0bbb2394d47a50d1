import { writeNumber } from '#ground/text/numbers.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useRowsAsked } from '#ground/web/table/loading.ts'
import { getFundRows } from '../contract.ts'
import { PeriodFilters, periodQuery, useFundUnit, useMoney, usePeriod } from './period.tsx'
import { titles } from './titles.ts'
import { words } from './words.ts'

type Answer = (typeof getFundRows)['gives']['_output']
type FundRow = Answer['rows'][number]

/** The villages and months behind the sums of a period, each with how it was reckoned. */
export const RowsPage = () => {
  const say = useSay()
  const unitId = useFundUnit()
  const period = usePeriod()
  const { knownOn: known } = useDay()
  const limit = useRowsAsked()
  const asked = useAsk(getFundRows, unitId === undefined ? undefined : { unitId, ...period, known, offset: 0, limit })
  const unit = asked.data?.unit
  return (
    <Page title={unit ? say(words.rowsOf, { unit: unit.fullName }) : say(titles.rows)} {...(unit ? { path: [{ name: say(words.of, { unit: unit.fullName }), to: `/funds?${periodQuery(unit.id, period)}` }, { name: say(titles.rows) }] } : {})}>
      <Stack>
        <Card><PeriodFilters unitId={unitId} /></Card>
        <Card>
          {unitId === undefined ? <EmptyState title={say(words.chooseUnit)} why={say(words.chooseUnitWhy)} /> : <Shown asked={asked} skeleton={<Skeleton lines={12} />}>{(answer) => <Rows answer={answer} />}</Shown>}
        </Card>
      </Stack>
    </Page>
  )
}

const Rows = ({ answer: { rows, count } }: { answer: Answer }) => {
  const { say } = useLanguage()
  const money = useMoney()
  const how = useHow()
  const amount = (id: string, header: string, of: (row: FundRow) => number | null): Column<FundRow> => ({ id, header, number: true, value: of, cell: (row) => (row.gap && of(row) === null ? '–' : money(of(row))) })
  const columns: Column<FundRow>[] = [
    { id: 'thon', header: say(words.village), value: ({ village }) => village, cell: ({ villageId, village, commune }) => <><Go to={`/units/${villageId}`}>{village}</Go>{commune && <div><small>{commune}</small></div>}</> },
    { id: 'xa', header: say(words.commune), value: ({ commune }) => commune, hidden: true },
    { id: 'thang', header: say(words.month), value: ({ month }) => month, cell: ({ month }) => `${month.slice(5, 7)}/${month.slice(0, 4)}` },
    { id: 'ngay', header: say(words.days), number: true, value: ({ days }) => days, cell: ({ days, daysOfMonth }) => (days === daysOfMonth ? say(words.whole) : `${days}/${daysOfMonth}`) },
    amount('tach', say(words.separate), ({ separate }) => separate), amount('kiem', say(words.unified), ({ unified }) => unified),
    amount('doi-du', say(words.inFund), ({ released }) => released), amount('giam', say(words.reduced), ({ reduced }) => reduced), amount('bao-hiem', say(words.insurance), ({ insurance }) => insurance),
    { id: 'cach', header: say(words.how), value: how, unsorted: true },
  ]
  return <DataTable label={say(titles.rows)} rows={rows} count={count} columns={columns} rowKey={({ villageId, month }) => `${villageId}/${month}`} empty={<EmptyState title={say(words.noneUnified)} why={say(words.noneUnifiedWhy)} />} />
}

/** How a month was reckoned, part by part, or why not. */
const useHow = () => {
  const { say, language } = useLanguage()
  const number = (value: number | null) => (value === null ? '–' : writeNumber(value, { language }))
  return ({ parts }: FundRow): string => parts.map(({ days, gap, type, typeBy, secretary, head, base, rate }) => (gap ? say(`funds.gap.${gap}`) : say(words.part, {
    days, type: type ?? 0, by: say(typeBy === 'entered' ? words.byEntered : words.byRule), secretary: number(secretary), head: number(head), base: writeCount(base ?? 0, language), rate: number((rate ?? 0) * 100),
  }))).join('; ')
}
