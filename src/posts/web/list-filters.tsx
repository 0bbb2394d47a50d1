import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { type Day, readDay, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import type { Find, Found } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useUrl, useUrlText } from '#ground/web/url.ts'
import { useWho } from '#ground/web/who.ts'
import { findUnits, getUnit } from '#units/public-web.ts'
import { words } from './list-words.ts'
import styles from './posts.module.css'
import { asDay } from './time-words.ts'

const pause = 250
const country = 1

/** The unit in the address (?unit=), else the office's own, else the country. */
export const useListUnit = (): number => {
  const url = useUrl()
  const who = useWho()
  const named = Number(url.get('unit'))
  return Number.isInteger(named) && named > 0 ? named : who?.unitId ?? country
}

export const unitFinder = (on: Day, kinds?: string): Find => async (text, signal) =>
  (await ask(findUnits, { text, on, kinds: kinds as never, limit: 12 }, signal)).filter(({ stands }) => stands).map((found): Found => ({ key: String(found.id), label: found.fullName, note: found.place }))

const stateKinds = 'country,province,district,commune'

/** Chooses the unit whose subtree is listed. */
export const UnitFilter = ({ unitId }: { unitId: number }) => {
  const say = useSay()
  const { day } = useDay()
  const [, choose] = useUrlText('unit')
  const { data: unit, isPlaceholderData } = useAsk(getUnit, { id: unitId, on: day })
  const find = useMemo(() => unitFinder(day, stateKinds), [day])
  if (!unit || isPlaceholderData) return <div />
  return <PickField key={unitId} name="unit" label={say(words.unit)} find={find} initial={{ key: String(unitId), label: unit.fullName }} onPick={(found) => { if (found) choose(found.key, { keep: true }) }} />
}

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

export const ChoiceFilter = ({ name, label, choices }: { name: string; label: string; choices: [value: string, label: string][] }) => {
  const say = useSay()
  const [value, choose] = useUrlText(name)
  return (
    <label>{label}
      <select value={value} onChange={(event) => choose(event.target.value, { keep: true })}>
        <option value="">{say(words.all)}</option>
        {choices.map(([one, word]) => <option key={one} value={one}>{word}</option>)}
      </select>
    </label>
  )
}

/** A day in the address; what cannot be read is left out. */
export const DayFilter = ({ name, label }: { name: string; label: string }) => {
  const [text, setText] = useUrlText(name)
  const [wrong, setWrong] = useState(false)
  const day = asDay(text)
  const read = (typed: string) => {
    const found = readDay(typed)
    setWrong(typed.trim() !== '' && !found)
    if (found ? found !== day : typed.trim() === '' && text) setText(found ?? '', { keep: true })
  }
  return <label>{label}<input key={text} inputMode="numeric" placeholder="dd/mm/yyyy" autoComplete="off" defaultValue={day && writeDay(day)} aria-invalid={wrong || undefined} onBlur={(event) => read(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') read(event.currentTarget.value) }} /></label>
}

type ChipsProps = { name: string; label: string; chips: { value: string; content: ReactNode }[] }

/** Counts that filter: several may be pressed; the address carries them with a comma between. */
export const ChipFilter = ({ name, label, chips }: ChipsProps) => {
  const [text, choose] = useUrlText(name)
  const chosen = text.split(',').filter(Boolean)
  const toggle = (value: string) => choose((chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]).join(','), { keep: true })
  return (
    <ul className={styles.chips} aria-label={label}>
      {chips.map(({ value, content }) => <li key={value}><button type="button" aria-pressed={chosen.includes(value)} onClick={() => toggle(value)}>{content}</button></li>)}
    </ul>
  )
}

export const Filters = ({ children }: { children: ReactNode }) => <div role="search" aria-label={useSay()(words.filters)} className={styles.filters}>{children}</div>
