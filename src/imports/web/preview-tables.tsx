import { Card } from '#ground/web/card.tsx'
import type { Language } from '#ground/text/say.ts'
import { useLanguage } from '#ground/web/language.tsx'
import { writeNumber } from '#ground/text/numbers.ts'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import { Table, type Head } from './table.tsx'
import styles from './imports.module.css'
import type { JobSeen, PreviewSeen } from './seen.ts'
import { words } from './words.ts'

/** Per sheet: how many rows are new, changed, the same. The counts lead to the rows shown below. */
export const SheetsCard = ({ found: { sheets }, linked }: { found: JobSeen['found']; linked?: boolean }) => {
  const { say, language } = useLanguage()
  const count = (value: number) => writeCount(value, language)
  const heads: Head[] = [{ name: say(words.sheet) }, { name: say(words.rows), number: true }, ...(['new', 'changed', 'same'] as const).map((change) => ({ name: say(`imports.change.${change}`), number: true }))]
  return (
    <Card title={say(words.previewTitle)}>
      <Table label={say(words.previewTitle)} heads={heads} rows={sheets.map(({ sheet, sheetName, rows, new: fresh, changed, same }) => ({
        key: sheet + sheetName,
        cells: [sheetName, count(rows), ...[fresh, changed].map((value) => (linked && value > 0 ? <a href={`#mau-${sheet}`}>{count(value)}</a> : count(value))), count(same)],
      }))} />
    </Card>
  )
}

type Figure = NonNullable<PreviewSeen['figures']>['before'][number]

const differs = (a: Figure, b: Figure) => a.numerator !== b.numerator || a.denominator !== b.denominator || a.value !== b.value

/** The unit's figures that the file moves, before and after; the rest is counted. */
export const FiguresCard = ({ preview: { figures, on } }: { preview: PreviewSeen }) => {
  const { say, language } = useLanguage()
  if (!figures) return null
  const after = new Map(figures.after.map((figure) => [figure.code, figure]))
  const moved = figures.before.flatMap((figure) => {
    const then = after.get(figure.code)
    return then && differs(figure, then) ? [[figure, then] as const] : []
  })
  const others = figures.before.length - moved.length
  const first = moved.filter(([was, is]) => was.measures !== 'years' && was.numerator !== is.numerator)
  const rest = moved.filter((pair) => !first.includes(pair))
  return (
    <Card title={say(words.figuresTitle)}>
      {moved.length === 0 ? <p>{say(words.figuresSame, { on })}</p> : (
        <>
          {first.length > 0 && <Pairs pairs={first} />}
          {rest.length > 0 && <details className={styles.more} open={first.length === 0}><summary>{say(words.figuresShares, { count: rest.length })}</summary><Pairs pairs={rest} /></details>}
          {others > 0 && <p className={styles.under}>{say(words.figuresOthers, { count: others })}</p>}
        </>
      )}
    </Card>
  )
}

const Pairs = ({ pairs }: { pairs: (readonly [was: Figure, is: Figure])[] }) => {
  const { say, language } = useLanguage()
  const heads: Head[] = [{ name: say(words.figure) }, { name: say(words.figureBefore), number: true }, { name: say(words.figureAfter), number: true }]
  return <Table label={say(words.figuresTitle)} heads={heads} rows={pairs.map(([was, is]) => ({ key: was.code, cells: [say(was.name), <Written key="was" figure={was} language={language} />, <Written key="is" figure={is} language={language} />] }))} />
}

const Written = ({ figure: { measures, numerator, denominator, value }, language }: { figure: Figure; language: Language }) => (measures === 'share'
  ? <span className={styles.big}>{writeCount(numerator, language)}/{writeCount(denominator, language)}<small>{writeRate(numerator, denominator, 1, language)}</small></span>
  : <span className={styles.big}>{value === null ? '–' : writeNumber(value, { language, digits: Number.isInteger(value) ? 0 : 1 })}</span>)
