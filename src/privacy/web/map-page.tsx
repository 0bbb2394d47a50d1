import { tableWords } from '#access/public-web.ts'
import type { Call } from '#ground/http/contract.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters } from '#ground/web/table/filters.tsx'
import type { Tone } from '#ground/web/tone.ts'
import { useUrlText } from '#ground/web/url.ts'
import { readDataMap } from '../contract.ts'
import { classes } from '../tags.ts'
import { basisWords, classWords, columnWords, keepWords, purposeWords } from '../words.ts'
import { words } from './words.ts'

type Given = typeof readDataMap extends Call<infer _In, infer Out> ? Out : never
type Tag = Given['tables'][number]['columns'][number]
type Line = Omit<Tag, 'column'> & { columns: string[]; readBy: string[] }

/** Columns of one table of which the same holds stand in one line. */
const linesOf = ({ tables }: Given): Line[] => tables.flatMap(({ columns, readBy }) => {
  const lines = new Map<string, Line>()
  for (const { column, ...tag } of columns) {
    const key = JSON.stringify(tag)
    lines.set(key, { ...tag, readBy, columns: [...lines.get(key)?.columns ?? [], column] })
  }
  return [...lines.values()]
})

const tones: Record<Tag['of'], Tone> = { public: 'green', internal: 'grey', personal: 'blue', sensitive: 'amber', sealed: 'violet' }
/** What weighs most on a person comes last. */
const weights: Tag['of'][] = ['public', 'internal', 'sealed', 'personal', 'sensitive']
const ofPeople: Tag['of'][] = ['personal', 'sensitive', 'sealed']

const columnsSaid = ({ columns, of }: Line, say: Say) => columns.map((column) => {
  const word = columnWords[column]
  return word && ofPeople.includes(of) ? say(word) : column
}).join(', ')

/** What the register keeps of whom, why, on what basis, how long, and who may read it. */
export const MapPage = () => {
  const say = useSay()
  const asked = useAsk(readDataMap, {})
  const [only] = useUrlText('loai')
  return (
    <Page title={say(words.map)} sub={say(words.mapSub)}>
      <Stack>
        <Notice>{say(words.legend)}</Notice>
        <Card>
          <Shown asked={asked}>
            {(map) => {
              const lines = linesOf(map)
              const shown = lines.filter(({ of }) => only === '' || of === only)
              const keepSaid = ({ keep }: Line) => `${say(keepWords[keep], map.rules[keep] ?? {})}${map.rules[keep]?.status === 'unconfirmed' ? ` (${say(words.unconfirmed)})` : ''}`
              const columns: Column<Line>[] = [
                { id: 'bang', header: say(words.table), value: ({ table }) => say(tableWords[table] ?? { vi: table, en: table }) },
                { id: 'giu', header: say(words.columns), value: (line) => columnsSaid(line, say) },
                { id: 'loai-cot', header: say(words.of), value: ({ of }) => say(classWords[of]), cell: ({ of }) => <Chip tone={tones[of]}>{say(classWords[of])}</Chip>, compare: (a, b) => weights.indexOf(a.of) - weights.indexOf(b.of) },
                { id: 'de', header: say(words.why), value: ({ why }) => say(purposeWords[why]) },
                { id: 'can-cu', header: say(words.basis), value: ({ basis }) => say(basisWords[basis]) },
                { id: 'bao-lau', header: say(words.keep), value: keepSaid },
                { id: 'ai', header: say(words.readBy), value: ({ readBy, of }) => (of === 'sealed' || readBy.length === 0 ? say(words.programOnly) : readBy.map((role) => say(`accounts.role.${role}`)).join(', ')) },
              ]
              return (
                <DataTable
                  label={say(words.map)} order="-loai-cot" rows={shown} all={lines.length} columns={columns} rowKey={({ table, of, columns: [first] }) => `${table} ${of} ${first}`}
                  filters={<Filters label={say(words.mapFilter)}><ChoiceFilter name="loai" label={say(words.of)} choices={classes.map((of) => [of, say(classWords[of])])} /></Filters>}
                  empty={<EmptyState title={say(words.mapEmpty)} />}
                />
              )
            }}
          </Shown>
        </Card>
      </Stack>
    </Page>
  )
}
