import { useState } from 'react'
import type { Language } from '#ground/text/say.ts'
import { type Day, isDay, today } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { personEver, personJournal } from '../contract.ts'
import styles from './people.module.css'
import { birthText } from './vague-day.ts'
import { words } from './words.ts'

const instantText = (at: string | Date, language: Language) =>
  new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(at))

/** Who did what to this person, and what was believed before it was corrected. */
export const EverCard = ({ personId }: { personId: number }) => {
  const { say, language } = useLanguage()
  const journal = useAsk(personJournal, { id: personId })
  return (
    <Card title={say(words.ever)}>
      <Shown asked={journal} skeleton={<Skeleton lines={3} />}>
        {(lines) => (lines.length === 0 ? <p className={styles.soft}>{say(words.journalNone)}</p> : (
          <ul className={styles.journal}>
            {lines.map((line) => (
              <li key={line.id}>
                <b>{say(line.what)}</b>
                <small>{say(words.journalBy, { at: instantText(line.at, language), actor: line.actor })}</small>
                {line.reason && <small>«{line.reason}»</small>}
              </li>
            ))}
          </ul>
        ))}
      </Shown>
      <p><InJournal person={personId} /></p>
      <Ever personId={personId} />
    </Card>
  )
}

/** Beliefs that were replaced, asked for when opened. */
const Ever = ({ personId }: { personId: number }) => {
  const { say, language } = useLanguage()
  const [open, setOpen] = useState(false)
  const asked = useAsk(personEver, { id: personId })
  const gone = asked.data?.filter(({ believedUntil }) => believedUntil !== null) ?? []
  if (gone.length === 0) return null
  return (
    <details className={styles.beliefs} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(words.showEver, { count: gone.length })}</summary>
      <ol>
        {gone.map((line, place) => {
          const then = stoodOn(line.believedFrom, line.believedUntil)
          return (
            <li key={place}>
              {line.name}{line.birth && ` · ${birthText(line.birth, line.birthPrecision)}`}<br />
              {say(words.everWas, { at: instantText(line.believedFrom, language), until: instantText(line.believedUntil ?? line.believedFrom, language) })}
              {then && <> · <Go to={`/people/${personId}?biet=${then}`}>{say(words.seeThen)}</Go></>}
            </li>
          )
        })}
      </ol>
    </details>
  )
}

/** The day at whose end a belief stood; none where it was replaced the same day. */
const stoodOn = (from: string | Date, until: string | Date | null): Day | undefined => {
  const first = today(new Date(from))
  return isDay(first) && (until === null || today(new Date(until)) !== first) ? first : undefined
}
