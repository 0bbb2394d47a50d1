import { ExportMenu } from '#documents/public-web.ts'
import { day as dayFrom, endOfMonth, writeDay } from '#ground/time/day.ts'
import { writeNumber } from '#ground/text/numbers.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { getFund } from '../contract.ts'
import styles from './funds.module.css'
import { type Period, PeriodFilters, periodQuery, useFundUnit, useMoney, usePeriod } from './period.tsx'
import { titles } from './titles.ts'
import { type FundSeen, TwoLines } from './two-lines.tsx'
import { words } from './words.ts'

/** Allowances of a unit in a period: two lines, month by month, what is missing and what it rests on. */
export const FundsPage = () => {
  const say = useSay()
  const unitId = useFundUnit()
  const period = usePeriod()
  const { knownOn } = useDay()
  const mayExport = useMay('documents.export')
  const asked = useAsk(getFund, unitId === undefined ? undefined : { unitId, ...period, known: knownOn })
  const title = asked.data ? say(words.of, { unit: asked.data.unit.fullName }) : say(titles.funds)
  return (
    <Page title={title} sub={say(words.sub)} actions={mayExport && knownOn === undefined && asked.data && <ExportMenu unitId={asked.data.unit.id} on={endOfMonth(dayFrom(`${period.to}-01`))} />}>
      <Stack>
        <Card><PeriodFilters unitId={unitId} /></Card>
        {unitId === undefined ? <Card><EmptyState title={say(words.chooseUnit)} why={say(words.chooseUnitWhy)} /></Card> : <Shown asked={asked} skeleton={<Skeleton lines={10} />}>{(fund) => <Fund fund={fund} period={period} />}</Shown>}
      </Stack>
    </Page>
  )
}

type FundProps = { fund: FundSeen; period: Period }

const Fund = ({ fund, period }: FundProps) => {
  const say = useSay()
  const rows = `/funds/rows?${periodQuery(fund.unit.id, period)}`
  if (fund.sums.villages === 0) return <Stack><Card><EmptyState title={say(words.noneUnified)} why={say(words.noneUnifiedWhy)} /></Card><Basis fund={fund} /></Stack>
  return (
    <Stack>
      <Card title={say(words.counted, fund.sums)} aside={<Go to={rows}>{say(words.allRows)}</Go>}><TwoLines sums={fund.sums} /></Card>
      {fund.gaps.length > 0 && (
        <Notice kind="warning" title={say(fund.sums.counted === 0 ? words.nothingReckoned : words.missing)}>
          <ul>{fund.gaps.map(({ gap, villages, months }) => <li key={gap}>{say(words.missingLine, { villages, months, gap: say(`funds.gap.${gap}`) })}</li>)}</ul>
          <p>{say(words.missingWhy)}</p>
        </Notice>
      )}
      <Card title={say(words.byMonth)}><Months fund={fund} /></Card>
      <Basis fund={fund} />
    </Stack>
  )
}

type Month = FundSeen['months'][number]

const Months = ({ fund }: { fund: FundSeen }) => {
  const say = useSay()
  const money = useMoney()
  const amount = (id: string, header: string, of: (month: Month) => number | null): Column<Month> =>
    ({ id, header, number: true, value: (month) => (month.counted === 0 ? null : of(month)), cell: (month) => money(month.counted === 0 ? null : of(month)) })
  const columns: Column<Month>[] = [
    { id: 'thang', header: say(words.month), value: ({ month }) => month, cell: ({ month }) => <Go to={`/funds/rows?${periodQuery(fund.unit.id, { from: month.slice(0, 7), to: month.slice(0, 7) })}`}>{month.slice(5, 7)}/{month.slice(0, 4)}</Go> },
    { id: 'thon', header: say(words.villages), number: true, value: ({ villages }) => villages },
    amount('tach', say(words.separate), ({ separate }) => separate), amount('kiem', say(words.unified), ({ unified }) => unified),
    amount('doi-du', say(words.inFund), ({ released }) => released), amount('giam', say(words.saved), ({ reduced, insurance }) => reduced + (insurance ?? 0)),
    { id: 'thieu', header: say(words.missing), number: true, value: ({ missing }) => missing },
  ]
  return <DataTable label={say(words.byMonth)} rows={fund.months} columns={columns} rowKey={({ month }) => month} />
}

const Basis = ({ fund: { unit, resolutions, central, unconfirmed, on } }: { fund: FundSeen }) => {
  const { say, language } = useLanguage()
  const { knownOn } = useDay()
  const maySet = useMay('funds.set') && knownOn === undefined
  const number = (value: number) => writeNumber(value, { language })
  return (
    <>
      <Card title={say(words.basis)} aside={<Go to={`/funds/resolutions?unit=${unit.id}`}>{say(words.resolutions)}</Go>}>
        <p className={styles.soft}>{say(words.rule)}</p>
        {unconfirmed.length > 0 && <Notice kind="warning">{say(words.unconfirmedRules, { list: unconfirmed.join('; ') })}</Notice>}
        {resolutions.length === 0 ? <EmptyState title={say(words.noResolution)} why={say(words.noResolutionWhy)} action={maySet && <LinkButton to={`/funds/resolutions?unit=${unit.id}`}>{say(words.resolutions)}</LinkButton>} /> : (
          <ul className={styles.list}>
            {resolutions.map((one) => (
              <li key={one.id}>
                <span><Go to={`/papers/${one.paperId}`}>{one.paper}</Go> <Chip tone={one.confirmed ? 'green' : 'amber'}>{say(one.confirmed ? words.confirmed : words.unconfirmed)}</Chip></span>
                <span className={styles.soft}>{say(words.rateShown, { rate: number(one.rate * 100) })} · {say(`funds.payer.${one.payer}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={say(words.central)} aside={(unit.kind === 'commune' || unit.kind === 'village' || unit.kind === 'district') && <Go to={`/funds/classes?unit=${unit.id}&ngay=${on}`}>{say(words.classes)}</Go>}>
        {central === null ? <p>{say(words.noCentral)}</p> : (
          <div className={styles.list}>
            <p><strong>{say(words.centralMonth, { amount: writeCount(central.monthly, language), on: writeDay(dayFrom(on)) })}</strong></p>
            <p>{say(words.centralHow, { high: central.high, low: central.low, highCoefficient: number(central.highCoefficient), lowCoefficient: number(central.lowCoefficient), base: writeCount(central.base, language) })}</p>
            {central.unknown > 0 && <p>{say(words.centralUnknown, { count: central.unknown })}</p>}
            <p className={styles.soft}>{say(words.centralSame)} {central.basis}{!central.confirmed && ` · ${say(words.unconfirmed)}`}</p>
          </div>
        )}
      </Card>
    </>
  )
}
