import { useRouterState } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Message } from '#ground/text/say.ts'
import { addDays, addMonths, type Day, readDay, writeDay } from '#ground/time/day.ts'
import { Button } from '../button.tsx'
import { useDay } from '../day.tsx'
import { Icon } from '../icon.tsx'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './day-bar.module.css'
import { DayTrack } from './day-track.tsx'

/** A day on which the map of units changed as a whole. `day` is the first day of the new. */
export type Break = { day: Day; title: Message; before: Message; after: Message; past: Message }

type DayInputProps = { id: string; day: Day | undefined; until: Day; choose: (day: Day) => void; wrong: (sentence: string) => void; describedBy?: string; small?: boolean }

const DayInput = ({ id, day, until, choose, wrong, describedBy }: DayInputProps) => {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => { if (input.current) input.current.value = day ? writeDay(day) : '' }, [day])
  const read = (text: string) => {
    if (text.trim() === '' || (day && text === writeDay(day))) return wrong('')
    const typed = readDay(text)
    if (!typed) return wrong(say(words.dayWrong, { text }))
    if (typed > until) return wrong(say(words.dayFuture, { day: typed }))
    wrong('')
    choose(typed)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) read(event.currentTarget.value) }
  return <input ref={input} id={id} className={styles.input} inputMode="numeric" autoComplete="off" placeholder="dd/mm/yyyy" aria-describedby={describedBy} aria-invalid={describedBy ? true : undefined} onKeyDown={onKey} onBlur={(event) => read(event.currentTarget.value)} />
}

/** «Số liệu đến ngày»: on every page, print and title. Moving it is a step that Back undoes. In a narrow window it is folded to one line, and opens from there. `from` is where the track begins. */
export const DayBar = ({ breaks, from }: { breaks: Break[]; from: Day }) => {
  const say = useSay()
  const id = useId()
  const { day, today, knownOn, isPast, setDay, setKnownOn } = useDay()
  const [wrong, setWrong] = useState('')
  const [asksKnown, setAsksKnown] = useState(false)
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => setOpen(false), [path])
  const isTinted = isPast || knownOn !== undefined
  useEffect(() => { document.documentElement.toggleAttribute('data-past', isTinted) }, [isTinted])
  const go = (next: Day) => { setWrong(''); setDay(next > today ? today : next) }
  const crossed = breaks.find((one) => day < one.day)
  const showsKnown = asksKnown || knownOn !== undefined

  const tells = wrong ? `${id}-wrong` : undefined

  return (
    <section className={styles.bar} aria-label={say(words.dataUntil)} data-past={isTinted || undefined}>
      <div className={styles.folded}>
        <button type="button" className={styles.chip} aria-expanded={open} aria-controls={`${id}-all`} onClick={() => setOpen(!open)}>
          <span>{say(words.dataUntil)} <b>{writeDay(day)}</b>{knownOn && <> · {say(words.asKnownShort, { day: knownOn })}</>}</span><Icon name={open ? 'up' : 'down'} />
        </button>
        {isPast && <button type="button" className={styles.back} onClick={() => go(today)}>{say(words.backToToday)}</button>}
      </div>
      <div id={`${id}-all`} className={styles.all} data-open={open || undefined}>
        <div className={styles.line}>
          <div className={styles.which}>
            <label htmlFor={id}>{say(words.dataUntil)}</label>
            <DayInput id={id} day={day} until={today} choose={go} wrong={setWrong} describedBy={tells} />
            <div className={styles.steps}>
              <Button kind="quiet" icon="far-left" aria-label={say(words.previousMonth)} onClick={() => go(addMonths(day, -1))} />
              <Button kind="quiet" icon="left" aria-label={say(words.previousDay)} onClick={() => go(addDays(day, -1))} />
              <Button kind="quiet" icon="right" aria-label={say(words.nextDay)} disabled={day >= today} onClick={() => go(addDays(day, 1))} />
              <Button kind="quiet" icon="far-right" aria-label={say(words.nextMonth)} disabled={day >= today} onClick={() => go(addMonths(day, 1))} />
            </div>
            {!showsKnown && <div className={styles.known}><Button kind="quiet" small icon="clock" onClick={() => setAsksKnown(true)}>{say(words.asKnownNow)}</Button></div>}
          </div>
          <DayTrack day={day} from={from} until={today} breaks={breaks.map((one) => one.day)} choose={go} />
          {breaks.map((one) => (
            <div key={one.day} role="group" aria-label={say(one.title)} className={styles.sides}>
              <button type="button" aria-pressed={day < one.day} onClick={() => { if (day >= one.day) go(addDays(one.day, -1)) }}>{say(one.before)}</button>
              <button type="button" aria-pressed={day >= one.day} onClick={() => { if (day < one.day) go(one.day) }}>{say(one.after)}</button>
            </div>
          ))}
        </div>
        {showsKnown && (
          <div className={styles.line}>
            <div className={styles.which}>
              <label htmlFor={`${id}-known`}>{say(words.asKnown)}</label>
              <DayInput id={`${id}-known`} day={knownOn} until={today} choose={setKnownOn} wrong={setWrong} describedBy={tells} />
            </div>
            {knownOn && <span className={styles.says}>{say(words.knownOnNotice, { day: knownOn })}</span>}
            <Button kind="quiet" small onClick={() => { setAsksKnown(false); setKnownOn(undefined) }}>{say(words.asKnownClear)}</Button>
          </div>
        )}
        {wrong && <p id={`${id}-wrong`} role="alert" className={styles.wrong}>{wrong}</p>}
      </div>
      {isPast && (
        <p className={styles.past} role="status" data-open={open || undefined}>
          {crossed ? say(words.past, { what: say(crossed.past) }) : say(words.pastPlain)} <button type="button" className={styles.back} onClick={() => go(today)}>{say(words.backToToday)}</button>
        </p>
      )}
    </section>
  )
}
