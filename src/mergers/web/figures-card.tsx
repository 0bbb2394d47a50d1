import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { getMergerFigures } from '../contract.ts'
import styles from './mergers.module.css'
import { words } from './words.ts'

type Answer = (typeof getMergerFigures)['gives']['_output']
type Line = Answer['villages'][number]

const written = (figure: Line['before'], indicator: string) => (figure === null ? '–' : indicator === 'posts.villages' ? String(figure.numerator) : `${figure.numerator}/${figure.denominator}`)

/** The commune and each new village: the day before, the day, and the day before restated over what the new village was made of. */
export const FiguresCard = ({ planId }: { planId: number }) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(getMergerFigures, { planId, known })
  return (
    <Card title={say(words.figures)}>
      <Shown asked={asked} skeleton={<Skeleton lines={6} />}>{(answer) => <Stack><p className={styles.soft}>{say(words.figuresWhy)}</p><Lines answer={answer} /></Stack>}</Shown>
    </Card>
  )
}

const Lines = ({ answer: { before, after, commune, villages } }: { answer: Answer }) => {
  const say = useSay()
  const on = (at: string) => ({ on: writeDay(dayFrom(at)) })
  const columns: Column<Line>[] = [
    { id: 'don-vi', header: say(words.unit), value: ({ name }) => name, cell: ({ unitId, name }) => <Go to={`/units/${unitId}?ngay=${after}`}>{name}</Go> },
    { id: 'chi-so', header: say(words.indicator), value: ({ indicator }) => say(indicator === 'posts.villages' ? words.indicator_villages : words.indicator_unified) },
    { id: 'truoc', header: say(words.before, on(before)), number: true, value: ({ before: figure, indicator }) => written(figure, indicator) },
    { id: 'tinh-lai', header: say(words.restated, on(before)), number: true, value: ({ restated, indicator }) => written(restated, indicator) },
    { id: 'sau', header: say(words.before, on(after)), number: true, value: ({ after: figure, indicator }) => written(figure, indicator) },
  ]
  return <DataTable label={say(words.figures)} rows={[...commune, ...villages]} columns={columns} rowKey={({ unitId, indicator }) => `${unitId}/${indicator}`} />
}
