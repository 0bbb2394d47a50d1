import type { Call } from '#ground/http/contract.ts'
import { isDay, writeDay } from '#ground/time/day.ts'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import type { readJournal } from '../contract.ts'
import { Changes } from './changes.tsx'
import styles from './journal.module.css'
import { words } from './words.ts'

type Given<C> = C extends Call<infer _In, infer Out> ? Out : never
export type Line = Given<typeof readJournal>['lines'][number]

/** The days with their lines, as given: newest first. */
const byDay = (lines: Line[]): [string, Line[]][] => {
  const days = new Map<string, Line[]>()
  for (const line of lines) days.set(line.at.slice(0, 10), [...days.get(line.at.slice(0, 10)) ?? [], line])
  return [...days]
}

/** Lines under their days. `as` is the heading of a day. */
export const JournalLines = ({ lines, as: Heading }: { lines: Line[]; as: 'h2' | 'h3' }) => (
  <div className={styles.days}>
    {byDay(lines).map(([on, some]) => (
      <section key={on}>
        <Heading className={styles.day}>{isDay(on) ? writeDay(on) : on}</Heading>
        <ol className={styles.lines}>{some.map((line) => <LineSeen key={line.id} line={line} />)}</ol>
      </section>
    ))}
  </div>
)

const text = (fact: unknown): string | undefined => (typeof fact === 'string' && fact !== '' ? fact : undefined)

/** What the facts add to the name of the act, where they are words: which post, how many rows, since when. */
const details = ({ facts, post }: Line, say: Say): string[] => {
  const [from, name, on, source] = [facts.from, facts.name, facts.on, facts.source].map(text)
  return [
    post ? say(post) : undefined,
    name,
    typeof facts.count === 'number' ? say(words.rows, { count: facts.count }) : undefined,
    isDay(on) ? say(words.effective, { on }) : isDay(from) ? say(words.effective, { on: from }) : undefined,
    source,
  ].filter((each) => each !== undefined)
}

const Names = ({ things, count, room }: { things: { id: number; name: string }[]; count: number; room: 'units' | 'people' }) => {
  const say = useSay()
  if (count === 0) return null
  return <>{' · '}{things.map(({ id, name }, place) => <span key={id}>{place > 0 && ', '}<Go to={`/${room}/${id}`}>{name}</Go></span>)}{count > things.length && ` ${say(words.andMore, { count: count - things.length })}`}</>
}

const LineSeen = ({ line }: { line: Line }) => {
  const say = useSay()
  const more = details(line, say)
  return (
    <li>
      <time dateTime={line.at}>{line.at.slice(11, 16)}</time>
      <div>
        <div><strong>{say(line.what, line.facts)}</strong><Names things={line.people} count={line.peopleCount} room="people" /><Names things={line.units} count={line.unitCount} room="units" /></div>
        {more.length > 0 && <div className={styles.soft}>{more.join(' · ')}</div>}
        <Changes line={line} />
        <div className={styles.soft}>
          {line.accountId === null ? line.actor || say(words.program) : <Go to={`/journal?nguoilam=${line.accountId}`}>{line.actor}</Go>}
          {line.basis?.startsWith('papers/') && <>{' · '}<Go to={`/${line.basis}`}>{say(words.basis)}</Go></>}
          {line.basis?.startsWith('imports/') && <>{' · '}<Go to={`/${line.basis}`}>{say(words.import)}</Go></>}
          {line.reason !== null && ` · ${say(words.reason, { reason: line.reason || say(words.erased) })}`}
          {line.seq !== null && ` · ${say(words.seq, { seq: line.seq })}`}
        </div>
      </div>
    </li>
  )
}
