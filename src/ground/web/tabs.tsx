import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import styles from './tabs.module.css'
import { useUrlText } from './url.ts'

export type Tab = { id: string; label: ReactNode; count?: number; content: ReactNode }

/** Tabs whose choice is in the address (`name`), so Back and shared links open the same one. */
export const Tabs = ({ tabs, label, name = 'tab' }: { tabs: Tab[]; label: string; name?: string }) => {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [chosen, choose] = useUrlText(name, tabs[0]?.id)
  const place = Math.max(0, tabs.findIndex((tab) => tab.id === chosen))
  const current = tabs[place]

  const walk = (event: KeyboardEvent) => {
    const last = tabs.length - 1
    const next = { ArrowRight: place === last ? 0 : place + 1, ArrowLeft: place === 0 ? last : place - 1, Home: 0, End: last }[event.key]
    if (next === undefined) return
    event.preventDefault()
    choose(tabs[next]?.id ?? '')
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }

  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={walk}>
        {tabs.map((tab) => (
          <button key={tab.id} id={`${id}-${tab.id}`} role="tab" type="button" aria-selected={tab === current} aria-controls={`${id}-panel`} tabIndex={tab === current ? 0 : -1} onClick={() => choose(tab.id)}>
            {tab.label}{tab.count !== undefined && <span>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current?.id}`} tabIndex={0} className={styles.panel}>{current?.content}</div>
    </>
  )
}
