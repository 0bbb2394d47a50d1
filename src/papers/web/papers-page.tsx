import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useRowsAsked } from '#ground/web/table/loading.ts'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { countPapers, listPapers } from '../contract.ts'
import { paperKinds, type PaperKind } from '../paper.ts'
import { PaperFilters } from './filters.tsx'
import { issuedText, type PaperSeen } from './paper-name.tsx'
import styles from './papers.module.css'
import { words } from './words.ts'

type Listed = PaperSeen & { review: boolean }

const columnsOf = (say: Say): Column<Listed>[] => [
  { id: 'so', header: say(words.symbol), value: ({ symbol }) => symbol, cell: ({ id, symbol, review }) => <><Go to={`/papers/${id}`}>{symbol ?? say(words.noSymbol)}</Go>{review && <> <Chip tone="amber">{say(words.review)}</Chip></>}</> },
  { id: 'loai', header: say(words.kind), value: ({ kind }) => say(`papers.kind.${kind}`) },
  { id: 'noi', header: say(words.issuer), value: ({ issuer }) => issuer },
  { id: 'ngay', header: say(words.issuedOn), value: ({ issuedOn }) => issuedOn, cell: (paper) => <span style={{ whiteSpace: 'nowrap' }}>{issuedText(paper, say)}</span> },
  { id: 've', header: say(words.summary), value: ({ summary }) => summary || null },
]

const kindIn = (text: string | null): PaperKind | undefined => paperKinds.find((kind) => kind === text)
const yearIn = (text: string | null) => (text && /^\d{4}$/.test(text) ? Number(text) : undefined)

/** The papers issued by the day looked at that acts rest on, found by text, kind, issuer and year. */
export const PapersPage = () => {
  const say = useSay()
  const url = useUrl()
  const { day } = useDay()
  const mayEnter = useMay('papers.enter')
  const limit = useRowsAsked()
  const counts = useAsk(countPapers, { until: day }).data
  const asked = useAsk(listPapers, { text: url.get('tim') ?? '', until: day, offset: 0, limit, kind: kindIn(url.get('loai')), issuer: url.get('noi') ?? undefined, year: yearIn(url.get('nam')) })
  return (
    <Page title={say(words.papers)} sub={say(words.papersSub)} actions={<><LinkButton icon="list" to="/papers/series">{say(words.series)}</LinkButton>{mayEnter && <LinkButton kind="main" icon="plus" to="/papers/new">{say(words.enter)}</LinkButton>}</>}>
      <Card>
        <PaperFilters until={day} />
        <Shown asked={asked} skeleton={<Skeleton lines={8} />}>
          {({ rows, count }) => <DataTable label={say(words.papers)} rows={rows} count={count} all={Math.max(count, counts?.total ?? 0)} columns={columnsOf(say)} rowKey={({ id }) => id} empty={<NoPapers total={counts?.total} />} />}
        </Shown>
        {counts !== undefined && counts.later > 0 && <p className={styles.later}>{say(words.later, { count: counts.later, day })}</p>}
      </Card>
    </Page>
  )
}

const NoPapers = ({ total }: { total: number | undefined }) => {
  const say = useSay()
  const change = useChangeUrl()
  if (!total) return <EmptyState title={say(words.none)} why={say(words.noneWhy)} action={<LinkButton to="/papers/new">{say(words.enter)}</LinkButton>} />
  return <EmptyState title={say(words.notFound)} why={say(words.notFoundWhy, { total })} action={<Button onClick={() => change({ tim: undefined, loai: undefined, noi: undefined, nam: undefined }, { keep: true })}>{say(words.clear)}</Button>} />
}
