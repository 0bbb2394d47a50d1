import { useAsk } from '#ground/web/asking.ts'
import { Card, Row, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Formula } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import { type PageProps, usePanels } from '#ground/web/screens.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useUrl, useUrlText } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { CallFailed } from '#ground/web/client.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import type { HomePanel } from '#ground/web/screens.ts'
import { getFigures, getRows } from '../contract.ts'
import { type Figure, homePath, type Told, useIndicators } from './asking.ts'
import { formulaOf } from './formula.ts'
import styles from './home.module.css'
import { columnsOf } from './row-columns.tsx'
import { stateColumn } from './looks.ts'
import { words } from './words.ts'
import { writeYears } from './years.ts'

const atOnce = 2000
const parts = ['numerator', 'missing', 'denominator', 'excluded'] as const
type Part = (typeof parts)[number]

const lost = new CallFailed('not-found', 'http.not-found')

/** The rows behind a number: exactly as many as it says. */
export const RowsPage = ({ params }: PageProps) => {
  const { day: on, knownOn: known } = useDay()
  const unitId = Number(useUrl().get('unit'))
  const told = useIndicators()
  const figures = useAsk(getFigures, unitId > 0 ? { unitId, on, known } : undefined)
  const indicator = told.data?.find(({ code }) => code === params['code'])
  const error = told.error ?? figures.error
  if (error) return <ErrorState error={error} retry={() => void figures.refetch()} whole />
  if (!(unitId > 0) || (told.data && !indicator)) return <ErrorState error={lost} whole />
  const figure = figures.data?.figures.find(({ code }) => code === indicator?.code)
  if (!indicator || !figures.data || !figure) return <Skeleton lines={10} />
  return <Rows indicator={indicator} figure={figure} unit={figures.data.unit} />
}

type Unit = { id: number; kind: string; fullName: string }
type RowsProps = { indicator: Told; figure: Figure; unit: Unit }

const Rows = ({ indicator, figure, unit }: RowsProps) => {
  const { say, language } = useLanguage()
  const url = useUrl()
  const { day: on, knownOn: known } = useDay()
  const [page, setPage] = useUrlText('trang', '1')
  const part = parts.find((one) => one === url.get('part')) ?? 'numerator'
  const state = url.get('state') ?? undefined
  const offset = (Math.max(1, Number(page) || 1) - 1) * atOnce
  const asked = useAsk(getRows, { unitId: unit.id, on, known, indicator: indicator.code, part, state, unplaced: url.get('unplaced') === 'true', offset, limit: atOnce })
  const actions = usePanels().home.filter(({ action }) => action)
  const written = indicator.measures === 'years' ? writeYears(figure.value, language) : indicator.measures === 'count' ? writeCount(figure.numerator, language) : `${writeCount(figure.numerator, language)}/${writeCount(figure.denominator, language)} (${writeRate(figure.numerator, figure.denominator, 1, language)})`
  return (
    <Page
      title={`${say(indicator.name)}: ${written}`}
      sub={<Go to={homePath(unit.id, indicator.code)}>{unit.fullName}</Go>}
      path={[{ name: unit.fullName, to: homePath(unit.id, indicator.code) }, { name: say(indicator.name) }]}
      actions={actions.map((panel) => <Action key={panel.order} panel={panel} unitId={unit.id} />)}
    >
      <Stack>
        <Card>
          <Row><PartSwitch indicator={indicator} figure={figure} unitId={unit.id} part={part} /></Row>
          <Formula {...formulaOf(indicator, figure, say)} />
          <Shown asked={asked} skeleton={<Skeleton lines={10} />}>
            {(behind) => (
              <>
                {state && <p className={styles.note}>{say(stateColumn(behind.columns)?.choices[state] ?? state)} · <Go to={pathOf(indicator.code, unit.id, part)}>{say(words.whole)}</Go></p>}
                <DataTable
                  label={say(indicator.name)} rows={behind.rows} columns={columnsOf(behind, unit.kind, indicator.subject, say)} rowKey={({ unit: { id } }) => id}
                  empty={<EmptyState title={say(words.rowsEmpty)} why={say(words.rowsEmptyWhy)} action={<LinkButton to={homePath(unit.id, indicator.code)}>{say(words.backHome, { name: unit.fullName })}</LinkButton>} />}
                />
                {behind.count > atOnce && <Pages count={behind.count} offset={offset} turn={(to) => setPage(String(to), { keep: true })} />}
              </>
            )}
          </Shown>
        </Card>
      </Stack>
    </Page>
  )
}

const Action = ({ panel: { may, panel: Content }, unitId }: { panel: HomePanel; unitId: number }) => {
  const { day } = useDay()
  return useMay(may) ? <Content unitId={unitId} on={day} /> : null
}

const pathOf = (code: string, unitId: number, part: Part) => `/figures/${code}/rows?unit=${unitId}${part === 'numerator' ? '' : `&part=${part}`}`

/** Which rows of the figure: those counted, missing, all, left out; each with how many. */
const PartSwitch = ({ indicator, figure, unitId, part }: { indicator: Told; figure: Figure; unitId: number; part: Part }) => {
  const { say, language } = useLanguage()
  const counts: Record<Part, number> = { numerator: figure.numerator, missing: figure.missing, denominator: figure.denominator, excluded: figure.excluded }
  const offered = parts.filter((one) => (indicator.measures === 'share' || one === part || one === 'numerator') && (one !== 'excluded' || counts.excluded > 0))
  if (offered.length < 2 || indicator.weighs) return null
  return (
    <nav aria-label={say(words.parts)} className={styles.parts}>
      {offered.map((one) => <Go key={one} to={pathOf(indicator.code, unitId, one)} aria-current={one === part ? 'page' : undefined}>{say(`indicators.part.${one}`)} <b>{writeCount(counts[one], language)}</b></Go>)}
    </nav>
  )
}

const Pages = ({ count, offset, turn }: { count: number; offset: number; turn: (page: number) => void }) => {
  const { say } = useLanguage()
  const page = offset / atOnce + 1
  return (
    <Row>
      <Button small icon="left" disabled={page === 1} onClick={() => turn(page - 1)}>{say(words.previous)}</Button>
      <span role="status">{say(words.rowsPage, { from: offset + 1, to: Math.min(count, offset + atOnce), count })}</span>
      <Button small icon="right" disabled={offset + atOnce >= count} onClick={() => turn(page + 1)}>{say(words.next)}</Button>
    </Row>
  )
}
