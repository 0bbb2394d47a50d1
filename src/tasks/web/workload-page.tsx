import { useAsk } from '#ground/web/asking.ts'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useLanguage } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { writeNumber } from '#ground/text/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { Filters } from '#ground/web/table/filters.tsx'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { type LoadSeen, workload } from '../contract.ts'
import styles from './tasks.module.css'
import { words } from './words.ts'

/** How much work each person has, those who hold two posts beside the others. */
export const WorkloadPage = () => {
  const { say, language } = useLanguage()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const asked = useAsk(workload, { unit: unitId, on: day, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const median = (value: number | null) => (value === null ? say(words.medianNone) : say(words.medianOpen, { median: writeNumber(value, { language }) }))
  return (
    <Page title={say(words.workload)} sub={say(words.workloadSub)} path={[{ name: say(words.tasks), to: `/tasks?unit=${unitId}` }, { name: say(words.workload) }]}>
      <Stack>
        <Card>
          <Filters label={say(words.filters)}><UnitFilter unitId={unitId} /></Filters>
          {asked.data ? (
            <>
              <dl className={styles.facts}>
                <dt>{say(words.median)}</dt><dd>{median(asked.data.median)}</dd>
                <dt>{say(words.medianUnified)}</dt><dd>{median(asked.data.unifiedMedian)}</dd>
                <dt>{say(words.medianOthers)}</dt><dd>{median(asked.data.othersMedian)}</dd>
              </dl>
              <DataTable label={say(words.workload)} rows={asked.data.rows} columns={columnsOf(say, asked.data.months, asked.data.median ?? 0, unitId)} rowKey={({ personId }) => personId} empty={<EmptyState title={say(words.loadNone)} why={say(words.loadNoneWhy)} />} />
            </>
          ) : <Skeleton lines={8} />}
        </Card>
      </Stack>
    </Page>
  )
}

const columnsOf = (say: Say, months: string[], median: number, unitId: number): Column<LoadSeen>[] => [
  { id: 'ai', header: say(words.who), value: ({ name }) => name, cell: ({ personId, name, unified }) => <span className={styles.wide}><Go to={`/tasks?unit=${unitId}&nguoi=${personId}`}>{name}</Go> {unified && <span className={styles.nowrap}><Chip tone="brand">{say(words.unified)}</Chip></span>}</span> },
  { id: 'don-vi', header: say(words.unit), value: ({ unit }) => unit },
  { id: 'dang', header: say(words.open), value: ({ open }) => open, number: true },
  { id: 'dang-dang', header: say('tasks.hat.party'), value: ({ party }) => party, number: true },
  { id: 'dang-thon', header: say('tasks.hat.village'), value: ({ village }) => village, number: true },
  { id: 'muon', header: say(words.when_late), value: ({ late }) => late, number: true },
  { id: 'so-voi', header: say(words.against), value: ({ open }) => open - median, cell: ({ open }) => (open > median ? say(words.more, { count: open - median }) : open < median ? say(words.less, { count: median - open }) : say(words.same)), number: true },
  ...months.map((month, place): Column<LoadSeen> => ({ id: `thang-${place}`, header: say(words.months, { months: month }), value: ({ months: given }) => given[place] ?? 0, number: true, hidden: place < 4 })),
]
