import { isDay } from '#ground/time/day.ts'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { EmptyState } from '#ground/web/notes/states.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { Square } from '#ground/web/square.tsx'
import { rowsPath } from './asking.ts'
import { countWord } from './count-word.ts'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { stateColumn, stateOfRow } from './looks.ts'
import { words } from './words.ts'

const shownAtFirst = 8
const few = 3 // named where the states are counted

/** The places that miss the chosen figure: which state they are in, since when, and how soon that may change. */
export const MissingCard = ({ home: { unit }, figures, indicator }: Shown) => {
  const { missing, all } = figures
  const { say, language } = useLanguage()
  const { day: on } = useDay()
  const isWelcome = indicator.better === 'higher' && indicator.measures === 'share' && !indicator.weighs
  const figure = all.find(({ code }) => code === indicator.code)
  if (!isWelcome || !figure || figure.denominator === 0) return null
  if (missing.count === 0) return <Card><EmptyState title={say(words.nothingMissing)} why={say(words.nothingMissingWhy)} /></Card>
  return (
    <Card title={say(words.missingTitle, { count: countWord(missing.count, language) })}>
      {missing.rows.length < missing.count && <States {...{ unit, figures, indicator }} />}
      <ul className={styles.why}>
        {missing.rows.slice(0, missing.rows.length < missing.count ? few : shownAtFirst).map((row) => {
          const state = stateOfRow(missing, row)
          const [since, earliest] = [row.values['since'], row.values['earliest']]
          const days = [isDay(since) && say(words.soSince, { day: since }), isDay(earliest) && earliest >= on && say(words.earliest, { day: earliest })].filter(Boolean)
          return (
            <li key={row.unit.id}>
              <Go to={`/units/${row.unit.id}`}>{row.unit.name}</Go>
              {row.commune && row.commune.id !== unit.id && <span>, {row.commune.name}</span>}
              {state && <p><Chip tone={state.look.tone}>{say(state.words)}</Chip></p>}
              {days.length > 0 && <small>{days.join(' · ')}</small>}
            </li>
          )
        })}
      </ul>
      {missing.count > shownAtFirst && <Go className={styles.all} to={rowsPath(indicator.code, unit.id, 'missing')}>{say(words.allMissing, { count: missing.count })}</Go>}
    </Card>
  )
}

/** Where too many miss to be named here: how many in each state, each number open to its rows. */
const States = ({ unit, figures: { missing, missingStates }, indicator }: { unit: Shown['home']['unit'] } & Pick<Shown, 'figures' | 'indicator'>) => {
  const { say, language } = useLanguage()
  const column = stateColumn(missing.columns)
  if (!column) return null
  return (
    <ul className={styles.states}>
      {missingStates.map(({ state, count }) => {
        const look = column.looks[state]
        return <li key={state}>{look && <Square look={look} />}<span>{say(column.choices[state] ?? state)}</span><Go to={`${rowsPath(indicator.code, unit.id, 'missing')}&state=${state}`}>{writeCount(count, language)}</Go></li>
      })}
    </ul>
  )
}
