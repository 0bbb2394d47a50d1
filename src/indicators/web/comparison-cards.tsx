import { day, writeDay } from '#ground/time/day.ts'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage, type Say } from '#ground/web/language.tsx'
import { EmptyState } from '#ground/web/notes/states.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import type { Language } from '#ground/text/say.ts'
import type { getComparison } from '../contract.ts'
import { type Figure, rowsPath, type Told } from './asking.ts'
import styles from './home.module.css'
import { words } from './words.ts'
import { writeYears } from './years.ts'

type Answer = (typeof getComparison)['gives']['_output']
type Change = Answer['changed']['rows'][number]
type CardProps = { answer: Answer; indicator: Told }

const writeFigure = (figure: Figure, { measures }: Told, language: Language) =>
  measures === 'years' ? writeYears(figure.value, language) : measures === 'count' ? writeCount(figure.numerator, language) : `${writeCount(figure.numerator, language)}/${writeCount(figure.denominator, language)}`

const signed = (count: number, language: Language) => `${count > 0 ? '+' : count < 0 ? '−' : ''}${writeCount(Math.abs(count), language)}`

/** The two numbers, what lies between them, and what broke the chain. */
export const SidesCard = ({ answer, indicator }: CardProps) => {
  const { say, language } = useLanguage()
  const { before, after, difference, chain, breaks, restated, unit } = answer
  const between = restated?.difference ?? difference
  return (
    <Card title={say(indicator.name)}>
      <div className={styles.sides}>
        {([['before', before], ['after', after]] as const).map(([side, { on, figure }]) => (
          <div key={side}>
            <small>{writeDay(day(on))}</small>
            {figure ? <><Go className={styles.side} to={rowsPath(indicator.code, unit.id, 'numerator', on)}>{writeFigure(figure, indicator, language)}</Go>{indicator.measures === 'share' && <b>{writeRate(figure.numerator, figure.denominator, 2, language)}</b>}</> : <p>{say(words.notThere)}</p>}
            {restated?.side === side && <p className={styles.restated}>{say(words.restated)}: <strong>{writeFigure(restated.figure, indicator, language)}</strong>{indicator.measures === 'share' && ` (${writeRate(restated.figure.numerator, restated.figure.denominator, 2, language)})`}</p>}
          </div>
        ))}
        {between && <div><small>{say(words.after)} − {say(words.before)}</small><span className={styles.side}>{signed(between.numerator, language)}</span>{between.points !== null && <b>{say(words.points, { points: between.points })}</b>}</div>}
      </div>
      {chain !== 'whole' && <Notice kind="warning" title={say(chain === 'broken' ? 'indicators.chain-broken' : 'indicators.chain-restated')}><ul className={styles.breaks}>{breaks.map(({ code, facts }, place) => <li key={place}>{say(code, said(facts, say))}</li>)}</ul></Notice>}
    </Card>
  )
}

/** The kinds of lineage are said in words. */
const said = (facts: Record<string, unknown>, say: Say) => (typeof facts['kind'] === 'string' ? { ...facts, kind: say(kinds[facts['kind']] ?? facts['kind']) } : facts)
const kinds: Record<string, { vi: string; en: string }> = {
  merge: { vi: 'sáp nhập', en: 'merged' }, split: { vi: 'chia tách', en: 'split' }, partial: { vi: 'một phần', en: 'a part' },
  transfer: { vi: 'chuyển', en: 'transferred' }, dissolve: { vi: 'giải thể', en: 'dissolved' },
}

/** Each place that does not stand the same on both days. */
export const ChangedCard = ({ answer: { changed, before, after }, indicator }: CardProps) => {
  const { say, language } = useLanguage()
  if (changed.count === 0) return <Card><EmptyState title={say(words.changedNone)} why={say(words.changedNoneWhy)} /></Card>
  const stands = (standing: Change['before']) => {
    if (standing === null) return say(words.absent)
    const column = typeof standing.state === 'string' ? standing.state : ''
    const counted = say(standing.counted ? words.counted : standing.within ? words.notCounted : words.outside)
    return column ? `${counted} · ${stateText(column, say)}` : counted
  }
  const columns: Column<Change>[] = [
    { id: 'don-vi', header: say(indicator.subject === 'cells' ? words.cell : words.village), value: ({ unit }) => unit.name, cell: ({ unit }) => <Go to={`/units/${unit.id}`}>{unit.name}</Go> },
    { id: 'thuoc', header: say(words.under), value: ({ under }) => under },
    { id: 'doi', header: say(words.state), value: (row) => say(turnOf(row).word), cell: (row) => { const { word, tone } = turnOf(row); return <span className={styles.turn}><Chip tone={tone}>{say(word)}</Chip></span> } },
    { id: 'truoc', header: writeDay(day(before.on)), value: ({ before: standing }) => stands(standing) },
    { id: 'sau', header: writeDay(day(after.on)), value: ({ after: standing }) => stands(standing) },
  ]
  return (
    <Card title={say(words.changedTitle, { count: changed.count })}>
      {changed.rows.length < changed.count && <p className={styles.note}>{say(words.changedSome, { shown: writeCount(changed.rows.length, language), count: writeCount(changed.count, language) })}</p>}
      <DataTable label={say(words.changedTitle, { count: changed.count })} rows={changed.rows} columns={columns} rowKey={({ unit }) => unit.id} />
    </Card>
  )
}

const stateText = (state: string, say: Say): string => { const code = `posts.state.${state}`; const words = say(code); return words === code ? state : words }

const turnOf = ({ before, after }: Change) => {
  const [was, is] = [before?.counted ?? false, after?.counted ?? false]
  if (!was && is) return { word: words.gained, tone: 'green' as const }
  if (was && !is) return { word: words.lost, tone: 'red' as const }
  return { word: words.sameCounted, tone: 'grey' as const }
}
