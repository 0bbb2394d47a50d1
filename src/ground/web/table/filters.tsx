import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { isDay, readDay, writeDay } from '#ground/time/day.ts'
import { Button } from '../button.tsx'
import { useSay } from '../language.tsx'
import { useUrl, useUrlText } from '../url.ts'
import { words } from '../words.ts'
import styles from './filters.module.css'

type FiltersProps = {
  label: string
  children: ReactNode
  /** What a narrow window folds away behind a button, and the fields of the address that it changes. */
  more?: ReactNode
  moreFields?: readonly string[]
}

/** What a list is narrowed by; all of it stands in the address. */
export const Filters = ({ label, children, more, moreFields = [] }: FiltersProps) => {
  const say = useSay()
  const id = useId()
  const url = useUrl()
  const [open, setOpen] = useState(false)
  const used = moreFields.filter((field) => url.get(field)).length
  return (
    <div role="search" aria-label={label} className={styles.filters}>
      {children}
      {more && <div className={styles.opener}><Button icon={open ? 'up' : 'down'} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>{used > 0 ? say(words.moreFiltersUsed, { count: used }) : say(words.moreFilters)}</Button></div>}
      {more && <div id={id} className={styles.more} data-open={open || undefined}>{more}</div>}
    </div>
  )
}

const pause = 250

/** A search text kept in the address after a breath. */
export const TextFilter = ({ name, label }: { name: string; label: string }) => {
  const [text, setText] = useUrlText(name)
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef(0)
  useEffect(() => { if (input.current && input.current !== document.activeElement) input.current.value = text }, [text])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (typed: string) => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setText(typed.normalize('NFC').trim()), pause)
  }
  return <label>{label}<input ref={input} type="search" defaultValue={text} maxLength={200} autoComplete="off" onChange={(event) => type(event.target.value)} /></label>
}

/** One of a few; what the address names is offered even where the list no longer has it. */
export const ChoiceFilter = ({ name, label, choices }: { name: string; label: string; choices: [value: string, label: string][] }) => {
  const say = useSay()
  const [value, choose] = useUrlText(name)
  const isListed = value === '' || choices.some(([one]) => one === value)
  return (
    <label>{label}
      <select value={value} onChange={(event) => choose(event.target.value, { keep: true })}>
        <option value="">{say(words.all)}</option>
        {!isListed && <option value={value}>{value}</option>}
        {choices.map(([one, word]) => <option key={one} value={one}>{word}</option>)}
      </select>
    </label>
  )
}

/** A day in the address; what cannot be read is left out. */
export const DayFilter = ({ name, label }: { name: string; label: string }) => {
  const [text, setText] = useUrlText(name)
  const [wrong, setWrong] = useState(false)
  const day = isDay(text) ? text : undefined
  const read = (typed: string) => {
    const found = readDay(typed)
    setWrong(typed.trim() !== '' && !found)
    if (found ? found !== day : typed.trim() === '' && text) setText(found ?? '', { keep: true })
  }
  return <label>{label}<input key={text} inputMode="numeric" placeholder="dd/mm/yyyy" autoComplete="off" defaultValue={day && writeDay(day)} aria-invalid={wrong || undefined} onBlur={(event) => read(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') read(event.currentTarget.value) }} /></label>
}
