import { Card } from '#ground/web/card.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { Square } from '#ground/web/square.tsx'
import { countWord } from './count-word.ts'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { seenBy } from './looks.ts'
import { grouped } from './grouped.ts'
import { words } from './words.ts'

/** The villages of a commune, a tile each: its name, how it stands, who holds the posts. No map reaches that low. */
export const VillagesCard = ({ figures: { squares }, indicator }: Shown) => {
  const { say, language } = useLanguage()
  if (!squares || squares.rows.length === 0) return null
  const seen = seenBy(indicator, squares)
  const posts = squares.columns.filter(({ kind }) => kind === 'person')
  return (
    <Card title={`${countWord(squares.rows.length, language)} ${say(indicator.subject === 'cells' ? words.cell : words.levels_village).toLowerCase()}`}>
      <ul className={styles.tiles}>
        {squares.rows.map((row) => {
          const { look, words: what } = seen(row)
          return (
            <li key={row.unit.id}>
              <Square look={look} size={16} />
              <div>
                <Go to={`/units/${row.unit.id}`}>{row.unit.name}</Go>
                <p>{say(what)}</p>
                {holdersOf(row.values, posts, squares.people).map(({ id, name, titles }) => <small key={id}>{titles.map((title) => say(title)).join(', ')}: <Go to={`/people/${id}`}>{name}</Go></small>)}
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** One line a person: who holds two posts is named once. */
const holdersOf = (values: Record<string, unknown>, posts: { key: string; name: { vi: string; en: string } }[], people: Record<string, string>) =>
  [...grouped(posts.filter(({ key }) => typeof values[key] === 'number'), ({ key }) => String(values[key]))]
    .map(([id, held]) => ({ id, name: people[id] ?? id, titles: held.map(({ name }) => name) }))
