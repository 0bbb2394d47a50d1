import { LinkButton } from '#ground/web/button.tsx'
import { Card, Row } from '#ground/web/card.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { isUnderWay } from '../import-job.ts'
import { TemplateButton } from './downloads.tsx'
import { useJobs } from './following.ts'
import { writeMoment } from './moment.ts'
import type { JobLine } from './seen.ts'
import { StateChip } from './state-chip.tsx'
import { words } from './words.ts'

const columnsOf = (say: Say): Column<JobLine>[] => [
  { id: 'tep', header: say(words.file), value: ({ fileName }) => fileName, cell: ({ id, fileName }) => <Go to={`/imports/${id}`}>{fileName}</Go> },
  { id: 'tt', header: say(words.state), value: ({ state }) => say(`imports.state.${state}`), cell: ({ state, progress }) => <Row><StateChip state={state} />{isUnderWay(state) && `${Math.round(progress * 100)}%`}</Row> },
  { id: 'sai', header: say(words.faulty), number: true, value: ({ faults, state }) => (state === 'rows' ? faults : null) },
  { id: 'gui', header: say(words.sentAt), value: ({ begunAt }) => begunAt, cell: ({ begunAt }) => writeMoment(begunAt) },
  { id: 'xong', header: say(words.endedAt), value: ({ endedAt }) => endedAt, cell: ({ endedAt }) => (endedAt ? writeMoment(endedAt) : '–') },
]

/** The files that the account sent, live. */
export const JobsPage = () => {
  const say = useSay()
  const asked = useJobs()
  const maySend = useMay('imports.send')
  const send = maySend && <LinkButton kind="main" icon="upload" to="/imports/new">{say(words.send)}</LinkButton>
  return (
    <Page title={say(words.imports)} sub={say(words.importsSub)} actions={asked.data?.length ? <><TemplateButton />{send}</> : undefined}>
      <Card>
        <Shown asked={asked}>
          {(jobs) => (jobs.length === 0
            ? <EmptyState title={say(words.none)} why={say(words.noneWhy)} action={<Row><TemplateButton />{maySend && <LinkButton kind="main" icon="upload" to="/imports/new">{say(words.send)}</LinkButton>}</Row>} />
            : <DataTable label={say(words.imports)} rows={jobs} columns={columnsOf(say)} rowKey={({ id }) => id} />)}
        </Shown>
      </Card>
    </Page>
  )
}
