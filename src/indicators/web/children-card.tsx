import { useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { RankBars } from '#ground/web/chart/rank-bars.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useLanguage } from '#ground/web/language.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { useUrlText } from '#ground/web/url.ts'
import { Legend, type LegendItem, type WaffleItem } from '#ground/web/waffle.tsx'
import { WaffleTable, type WaffleRow } from '#ground/web/waffle-table.tsx'
import { type Figure, homePath, rowsPath } from './asking.ts'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { seenBy, type SeenRow } from './looks.ts'
import { countWord } from './count-word.ts'
import { grouped } from './grouped.ts'
import { words } from './words.ts'
import { writeYears } from './years.ts'

const shownAtFirst = 15

/** The units one level below: squares while there are few villages, bars of their rates where there are many; in order of rank or of name. */
export const ChildrenCard = (shown: Shown) => {
  const { home, figures, indicator } = shown
  const { say, language } = useLanguage()
  const [order, setOrder] = useUrlText('xep', 'ty-le')
  const [all, setAll] = useState(false)
  const units = order === 'ten' ? [...figures.ranking.units].sort((a, b) => named.compare(a.unit.fullName, b.unit.fullName)) : figures.ranking.units
  const speaking = units.filter(({ figure }) => figure.denominator > 0)
  const silent = units.filter(({ figure }) => figure.denominator === 0)
  if (units.length === 0 || speaking.length === 0) return null
  const drawn = all ? speaking : speaking.slice(0, shownAtFirst)
  const level = say(words[`levels_${home.level ?? 'commune'}`])
  const isSquares = indicator.measures === 'share' && figures.squares !== null && speaking.length <= figures.squares.rows.length
  const note = isSquares ? say(indicator.subject === 'cells' ? words.eachCell : words.each) : say(indicator.measures === 'share' ? words.ranked : words.rankedValue)
  const most = Math.max(1, ...speaking.map(({ figure }) => figure.value ?? 0))
  const valueOf = ({ value, numerator }: Figure) => (indicator.measures === 'share' ? {} : { value: { words: indicator.measures === 'years' ? writeYears(value, language) : writeCount(numerator, language), part: (value ?? 0) / most } })
  return (
    <Card title={`${countWord(speaking.length, language)} ${level}: ${note}`} aside={<OrderSwitch order={order} choose={setOrder} say={say} />}>
      {isSquares ? <Squares {...shown} units={drawn} /> : <RankBars label={say(indicator.name)} ranks={drawn.map(({ unit, figure, place }) => ({ key: unit.id, name: unit.fullName, to: home.level === 'village' ? `/units/${unit.id}` : homePath(unit.id, indicator.code), place, rowsTo: rowsPath(indicator.code, unit.id, indicator.measures === 'years' ? 'denominator' : 'numerator'), ...countsOf(figure), ...valueOf(figure) }))} />}
      {speaking.length > shownAtFirst && <Button kind="quiet" small icon={all ? 'up' : 'down'} onClick={() => setAll(!all)}>{all ? say(words.showFewer) : say(words.showAll, { count: speaking.length })}</Button>}
      {isSquares && figures.squares && <Legend label={say(words.legend)} items={legendOf(figures.squares.rows, seenBy(indicator, figures.squares), say)} />}
      {silent.length > 0 && <details className={styles.silent}><summary>{say(words.silent, { count: silent.length })}</summary>{silent.map(({ unit }, place) => <span key={unit.id}>{place > 0 && ', '}<Go to={homePath(unit.id, indicator.code)}>{unit.fullName}</Go></span>)}</details>}
    </Card>
  )
}

const named = new Intl.Collator('vi', { numeric: true })
const countsOf = ({ numerator, denominator }: Figure) => ({ numerator, denominator })

const OrderSwitch = ({ order, choose, say }: { order: string; choose: (order: string) => void; say: Say }) => (
  <div role="group" aria-label={say(words.order)} className={styles.switch}>
    {([['ty-le', words.orderRate], ['ten', words.orderName]] as const).map(([code, word]) => <button key={code} type="button" aria-pressed={order === code} onClick={() => choose(code)}>{say(word)}</button>)}
  </div>
)

type SquaresProps = Shown & { units: Shown['figures']['ranking']['units'] }

const Squares = ({ home, figures, indicator, units }: SquaresProps) => {
  const { say } = useLanguage()
  const rows: SeenRow[] = figures.squares?.rows ?? []
  const seen = seenBy(indicator, { columns: figures.squares?.columns ?? [], rows })
  const parentOf = (row: SeenRow) => (home.level === 'district' ? row.district : home.level === 'province' ? row.province : row.commune)?.id ?? 0
  const under = grouped(rows, parentOf)
  const squares = (list: SeenRow[]): WaffleItem[] => [...list].sort((a, b) => Number(b.counted) - Number(a.counted)).map((row) => {
    const { look, words: what } = seen(row)
    return { key: row.unit.id, name: `${row.unit.name}: ${say(what)}`, to: `/units/${row.unit.id}`, look }
  })
  const lines: WaffleRow[] = units.map(({ unit, figure }) => ({ key: unit.id, name: unit.fullName, to: homePath(unit.id, indicator.code), rowsTo: rowsPath(indicator.code, unit.id), items: squares(under.get(unit.id) ?? []), ...countsOf(figure) }))
  const waiting = under.get(0) ?? []
  const waits: WaffleRow[] = waiting.length === 0 ? [] : [{ key: 0, name: say(words.waits), to: `/units/unplaced?unit=${home.unit.id}`, rowsTo: `${rowsPath(indicator.code, home.unit.id)}&unplaced=true`, items: squares(waiting), numerator: waiting.filter(({ counted }) => counted).length, denominator: waiting.length }]
  return <WaffleTable heads={{ name: say(words.unit), items: say(words.squares), count: say(words.count), rate: say(words.rate) }} rows={[...lines, ...waits]} />
}

/** Each look once, with its words and how many of it. */
export const legendOf = (rows: SeenRow[], seen: ReturnType<typeof seenBy>, say: Say): LegendItem[] => {
  const items = new Map<string, LegendItem & { count: number }>()
  for (const row of rows) {
    const { look, words: what } = seen(row)
    const label = say(what)
    const item = items.get(label) ?? { look, label, count: 0 }
    item.count++
    items.set(label, item)
  }
  return [...items.values()].sort((a, b) => b.count - a.count)
}
