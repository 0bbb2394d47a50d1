import { isDay, writeDay } from '#ground/time/day.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import styles from './journal.module.css'
import { purposeWords, words } from './words.ts'

type LookSeen = {
  at: string; actor: string; purpose: keyof typeof purposeWords; mark: number | null; alone?: boolean
  accountId?: number; people?: number; named?: { id: number; name: string }[]
}

/** Looks under their days, as given: newest first. `all`: the auditor's list names whom and links who. */
export const LooksList = ({ looks }: { looks: LookSeen[] }) => {
  const days = [...Map.groupBy(looks, ({ at }) => at.slice(0, 10))]
  return (
    <div className={styles.days}>
      {days.map(([on, some]) => (
        <section key={on}>
          <h2 className={styles.day}>{isDay(on) ? writeDay(on) : on}</h2>
          <ol className={styles.lines}>{some.map((look, place) => <LookLine key={place} look={look} />)}</ol>
        </section>
      ))}
    </div>
  )
}

const LookLine = ({ look: { at, actor, accountId, purpose, mark, alone, people, named = [] } }: { look: LookSeen }) => {
  const say = useSay()
  const said = purpose === 'view' && (alone ?? people === 1) ? words.openedRecord : purposeWords[purpose]
  return (
    <li>
      <time dateTime={at}>{at.slice(11, 16)}</time>
      <div>
        <div><strong>{accountId ? <Go to={`/journal/looks?taikhoan=${accountId}`}>{actor}</Go> : actor}</strong> · {say(said)}{mark !== null && ` · ${say(words.markNumber, { number: mark })}`}</div>
        {people !== undefined && (
          <div className={styles.soft}>
            {say(words.peopleShown, { count: people })}
            {named.length > 0 && <>: {named.map(({ id, name }, place) => <span key={id}>{place > 0 && ', '}<Go to={`/people/${id}`}>{name || `#${id}`}</Go></span>)}{people > named.length && ` ${say(words.andMore, { count: people - named.length })}`}</>}
          </div>
        )}
      </div>
    </li>
  )
}
