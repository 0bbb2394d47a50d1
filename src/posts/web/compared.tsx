import { useAsk } from '#ground/web/asking.ts'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { birthText, choiceFields, choiceWord, person } from '#people/public-web.ts'
import { useDay } from '#ground/web/day.tsx'
import { type HoldingSeen, personPlaces, personPosts } from '../contract.ts'
import { words } from './list-words.ts'
import { postName } from './post-name.ts'
import styles from './posts.module.css'
import { dayText } from './time-words.ts'

type Told = { term: string; value: string }

/** What is known of two records, line by line; what differs is marked in words and by a dotted line. */
export const Compared = ({ one, other }: { one: number; other: number }) => {
  const say = useSay()
  const [left, right] = [useTold(one, say), useTold(other, say)]
  if (!left || !right) return <Skeleton lines={6} />
  return (
    <div className={styles.two}>
      <Side id={one} lines={left} against={right} />
      <Side id={other} lines={right} against={left} />
    </div>
  )
}

const Side = ({ id, lines, against }: { id: number; lines: Told[]; against: Told[] }) => {
  const say = useSay()
  const [name, ...rest] = lines
  return (
    <div>
      <p><Go to={`/people/${id}`}><b>{name?.value}</b></Go> <span className={styles.soft}>#{id}</span></p>
      <dl className={styles.facts}>
        {rest.map(({ term, value }) => {
          const differs = against.find((line) => line.term === term)?.value !== value
          return <div key={term} className={styles.fact}><dt>{term}</dt><dd data-differs={differs || undefined}>{value}{differs && <span className="unseen"> ({say(words.differ)})</span>}</dd></div>
        })}
      </dl>
    </div>
  )
}

const useTold = (id: number, say: Say): Told[] | undefined => {
  const { day } = useDay()
  const { data: seen } = useAsk(person, { id, known: undefined })
  const { data: posts } = useAsk(personPosts, { id })
  const { data: places } = useAsk(personPlaces, { id, on: day })
  const version = seen?.versions.at(-1)
  if (!seen || !version || !posts || !places) return undefined
  const lives = places.find((place) => place.id === version.livesIn)
  const held = (holding: HoldingSeen) => `${say(postName(holding, holding.legalKind))} ${holding.unit} (${dayText(holding.from) || '…'} – ${dayText(holding.until) || '…'})`
  const status = seen.statuses.at(-1)
  return [
    { term: say(words.name), value: version.name },
    { term: say(words.born), value: birthText(version.birth, version.birthPrecision) || say(words.nothing) },
    { term: say(words.identity), value: seen.identity ?? say(words.nothing) },
    ...choiceFields.map((field) => ({ term: say(words[field]), value: version[field] === null ? say(words.nothing) : say(choiceWord(field, version[field])) })),
    { term: say(words.party), value: say(`people.status.${status?.status ?? 'none'}`) + (status?.from ? ` (${dayText(status.from)})` : '') },
    { term: say(words.livesIn), value: lives ? say(words.inPlace, { name: lives.name, within: lives.within }) : say(words.nothing) },
    { term: say(words.held), value: posts.length > 0 ? posts.map(held).join('; ') : say(words.nothing) },
  ]
}
