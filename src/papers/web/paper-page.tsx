import { isDay, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Columns } from '#ground/web/card.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { type Say, useLanguage } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useDay } from '#ground/web/day.tsx'
import { getPaper } from '../contract.ts'
import type { Resting } from '../paper.ts'
import { issuedText, paperName, type PaperSeen } from './paper-name.tsx'
import { FilesCard } from './files-card.tsx'
import { LinksCard, ReviewNotices } from './links-card.tsx'
import styles from './papers.module.css'
import { words } from './words.ts'

type Rest = Omit<Resting, 'on'> & { on: string | null }
/** One paper, and every act that rests on it. */
export const PaperPage = ({ params }: PageProps) => {
  const { say, language } = useLanguage()
  const { day: on } = useDay()
  const id = Number(params.paperId)
  const asked = useAsk(getPaper, { id: Number.isInteger(id) && id > 0 ? id : 0, on })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const paper = asked.data?.id === id ? asked.data : undefined
  if (!paper) return <Page title={say(words.papers)}><Skeleton lines={8} /></Page>
  const name = paperName(paper, say)
  return (
    <Page title={name} sub={`${paper.issuer} · ${issuedText(paper, say)}`} path={[{ name: say(words.papers), to: '/papers' }, { name: paper.symbol ?? say(words.noSymbol) }]}>
      {paper.secret && <Notice kind="warning">{say(words.secretKept, { level: say(`papers.secret.${paper.secret}`) })}</Notice>}
      <ReviewNotices of={paper} />
      <Columns
        main={<><LinksCard of={paper} /><Card title={say(words.rests)} aside={paper.rests.length > 0 && say(words.restsCount, { count: writeCount(paper.rests.length, language) })}><Rests rests={paper.rests} /></Card></>}
        side={<><Card title={say(words.about)}><About paper={paper} /><p><InJournal of={`papers/${id}`} /></p></Card><FilesCard of={paper} /></>}
      />
    </Page>
  )
}

const About = ({ paper }: { paper: PaperSeen }) => {
  const { say } = useLanguage()
  const { symbol, kind, issuer, summary, note } = paper
  return (
    <dl className={styles.facts}>
      <dt>{say(words.symbol)}</dt><dd>{symbol ?? say(words.noSymbol)}</dd>
      <dt>{say(words.kind)}</dt><dd>{say(`papers.kind.${kind}`)}</dd>
      <dt>{say(words.issuer)}</dt><dd>{issuer}</dd>
      <dt>{say(words.issuedOn)}</dt><dd>{issuedText(paper, say)}</dd>
      {summary && <><dt>{say(words.summary)}</dt><dd>{summary}</dd></>}
      {note && <><dt>{say(words.note)}</dt><dd>{note}</dd></>}
    </dl>
  )
}

const dayText = (on: string | null) => (isDay(on) ? writeDay(on) : '–')

const columnsOf = (say: Say): Column<Rest>[] => [
  { id: 'dv', header: say(words.actOf), value: ({ says }) => says, cell: ({ says, link }) => (link ? <Go to={link}>{says || '–'}</Go> : says || '–') },
  { id: 'viec', header: say(words.act), value: ({ what }) => say(what) },
  { id: 'tu', header: say(words.actOn), value: ({ on }) => on, cell: ({ on }) => dayText(on) },
]

const Rests = ({ rests }: { rests: Rest[] }) => {
  const { say } = useLanguage()
  if (rests.length === 0) return <EmptyState title={say(words.restsNone)} why={say(words.restsNoneWhy)} />
  const rows = rests.map((rest, place) => ({ ...rest, place }))
  return <DataTable label={say(words.rests)} rows={rows} columns={columnsOf(say)} rowKey={(row) => ('place' in row ? Number(row.place) : 0)} />
}
