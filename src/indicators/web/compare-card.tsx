import { addDays, addMonths, day } from '#ground/time/day.ts'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { words } from './words.ts'

/** Days that are worth a comparison, and any other. */
export const CompareCard = ({ home: { unit }, figures, indicator }: Shown) => {
  const say = useSay()
  const { day: on } = useDay()
  const reform = day(figures.treeNote.changedOn)
  const to = (before?: string) => `/figures/${indicator.code}/comparison?unit=${unit.id}${before ? `&voi=${before}` : ''}`
  const offered = [
    { word: words.compareYear, before: addMonths(on, -12) },
    ...(on >= reform ? [{ word: words.compareReform, before: addDays(reform, -1) }] : []),
  ]
  return (
    <Card title={say(words.compare)}>
      <ul className={styles.links}>
        {offered.map(({ word, before }) => <li key={before}><Go to={to(before)}>{say(word)}</Go></li>)}
        <li><Go to={to()}>{say(words.compareOther)}</Go></li>
      </ul>
    </Card>
  )
}
