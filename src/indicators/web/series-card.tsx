import { addMonths, type Day, day, startOfMonth, writeDay } from '#ground/time/day.ts'
import { Card } from '#ground/web/card.tsx'
import { LineChart, type Point } from '#ground/web/chart/line-chart.tsx'
import { useAsk } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { Shown as ShownAnswer, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import { getSeries } from '../contract.ts'
import type { Figure } from './asking.ts'
import { rowsPath } from './asking.ts'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { words } from './words.ts'
import { writeYears } from './years.ts'

const months = 60

/** The figure at each month's end of the last five years, or since a day, the target across it, and what each term came to. */
export const SeriesCard = ({ home: { unit }, figures, indicator, isWaiting, since }: Shown & { since?: Day }) => {
  const { say, language } = useLanguage()
  const { day: on, knownOn } = useDay()
  const asked = useAsk(getSeries, isWaiting ? undefined : { unitId: unit.id, on, known: knownOn, indicator: indicator.code, from: startOfMonth(since && since <= on ? since : addMonths(on, -months)) })
  const figure = figures.all.find(({ code }) => code === indicator.code)
  const target = figures.targets.find((one) => one.indicator === indicator.code)
  const isYears = indicator.measures === 'years'
  const valueOf = ({ numerator, value }: Figure) => (isYears ? value ?? 0 : numerator)
  if (!figure || figure.denominator === 0) return null
  return (
    <ShownAnswer asked={asked} skeleton={<Card title={say(words.seriesCount)}><Skeleton height={220} /></Card>}>
      {({ points, terms }) => {
        const drawn = points.flatMap(({ on: at, figures: found }): (Point & { of: number })[] => (found?.[0] ? [{ day: day(at), value: valueOf(found[0]), of: found[0].denominator }] : []))
        const line = drawn.slice(Math.max(0, drawn.findIndex(({ of }) => of > 0)))
        const first = line[0]
        if (!first || line.length < 2) return null
        return (
          <Card title={say(words.series, { month: writeDay(first.day).slice(3) })}>
            <LineChart label={isYears || indicator.weighs ? say(indicator.name) : say(words.seriesCount)} series={[{ name: say(indicator.name), points: line }]} {...(target ? { target: Math.ceil((target.hundredths * figure.denominator) / 10_000) } : {})} {...(isYears ? { write: (value: number) => writeYears(value, language) } : {})} />
            {terms.length > 0 && (
              <table className={styles.terms}>
                <caption>{say(words.termsHead)}</caption>
                <tbody>{terms.map(({ term, on: at, running, figures: found }) => found?.[0] && (
                  <tr key={term.id}>
                    <th scope="row">{term.name}<small>{writeDay(day(at))}{running && ` · ${say(words.running)}`}</small></th>
                    <td><Go to={rowsPath(indicator.code, unit.id, 'numerator', at)}>{isYears ? writeYears(found[0].value, language) : `${writeCount(found[0].numerator, language)}/${writeCount(found[0].denominator, language)}`}</Go></td>
                    <td>{!isYears && writeRate(found[0].numerator, found[0].denominator, 1, language)}</td>
                  </tr>
                ))}</tbody>
              </table>
            )}
          </Card>
        )
      }}
    </ShownAnswer>
  )
}
