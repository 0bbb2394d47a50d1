import { useEffect, useRef } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import type { FindingState, Found } from './finding.ts'
import styles from './options.module.css'

type OptionsProps = { id: string; label: string; options: Found[]; current: number; choose: (place: number) => void; hover: (place: number) => void }

/** The listbox under a search field; focus stays in the field, which points here with aria-activedescendant. A finger may scroll it: only a whole press chooses. */
export const Options = ({ id, label, options, current, choose, hover }: OptionsProps) => {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => { list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }) }, [current, options])
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className={styles.options}>
      {options.map((option, place) => (
        <div key={option.key} id={`${id}-${place}`} role="option" aria-selected={place === current} data-group={option.group !== options[place - 1]?.group ? option.group : undefined} onPointerDown={(event) => event.preventDefault()} onClick={() => choose(place)} onPointerMove={() => hover(place)}>
          <span>{option.label}</span>{option.note && <small>{option.note}</small>}
        </div>
      ))}
    </div>
  )
}

/** Says aloud and on screen how the search stands. */
export const FindingWords = ({ state, count, text }: { state: FindingState; count: number; text: string }) => {
  const say = useSay()
  const sentence = state === 'searching' ? say(words.searching)
    : state === 'failed' ? say(words.searchFailed)
    : state === 'found' ? (count === 0 ? say(words.searchNone, { text }) : say(words.searchCount, { count }))
    : ''
  const isQuiet = state === 'found' && count > 0
  return <div role="status" className={isQuiet || !sentence ? 'unseen' : styles.words}>{sentence}</div>
}
