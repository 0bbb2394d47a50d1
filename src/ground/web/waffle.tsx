import { type KeyboardEvent, useRef, useState } from 'react'
import { Go } from './go.tsx'
import { Square } from './square.tsx'
import type { Look } from './tone.ts'
import styles from './waffle.module.css'

/** One thing as one square; `name` says which and in what state: 'Khối 6: chỉ là trưởng'. */
export type WaffleItem = { key: string | number; name: string; to: string; look: Look }

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }

/** Each thing a square, each square a link. Tab enters once; the arrow keys walk, Home and End jump. */
export const Waffle = ({ items, label }: { items: WaffleItem[]; label: string }) => {
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const current = Math.min(at, items.length - 1)

  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? undefined : current + step
    if (next === undefined || !items[next]) return
    event.preventDefault()
    setAt(next)
    list.current?.querySelectorAll('a')[next]?.focus()
  }

  return (
    <ul ref={list} className={styles.waffle} aria-label={label} onKeyDown={walk}>
      {items.map(({ key, name, to, look }, place) => (
        <li key={key}><Go to={to} aria-label={name} data-tip={name} tabIndex={place === current ? 0 : -1} onFocus={() => setAt(place)}><Square look={look} /></Go></li>
      ))}
    </ul>
  )
}

export type LegendItem = { look: Look; label: string; count?: number }

/** What the squares mean, and how many of each. */
export const Legend = ({ items, label }: { items: LegendItem[]; label: string }) => (
  <ul className={styles.legend} aria-label={label}>
    {items.map(({ look, label: word, count }) => <li key={word}><Square look={look} size={13} />{word}{count !== undefined && <b>{count}</b>}</li>)}
  </ul>
)
