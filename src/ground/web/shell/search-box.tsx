import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { fold } from '#ground/text/fold.ts'
import { Button } from '../button.tsx'
import { type Find, type Found, useFinding, useWalking } from '../form/finding.ts'
import { FindingWords, Options } from '../form/options.tsx'
import { useGo } from '../go.tsx'
import { Icon } from '../icon.tsx'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './shell.module.css'

/** Something that can be done from the search box; `keys` is its shortcut, as it is shown. */
export type Action = { key: string; label: string; keys?: string; act: () => void }

const matches = (label: string, typed: string) => fold(typed).split(' ').every((word) => fold(label).includes(word))

/** The one search box: things found by the app, and actions. In a narrow window it is its icon until it is used. Ctrl+K from anywhere comes here; Enter while a Vietnamese letter is composed is left alone. */
export const SearchBox = ({ find, actions }: { find: Find | undefined; actions: Action[] }) => {
  const say = useSay()
  const go = useGo()
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const none = useCallback<Find>(() => Promise.resolve([]), [])
  const { found, state, look } = useFinding(find ?? none)

  const options = useMemo<(Found & { act?: () => void })[]>(() => [
    ...found.map((one) => ({ ...one, group: one.group ?? say(words.results) })),
    ...actions.filter(({ label }) => text === '' || matches(label, text)).map(({ key, label, keys, act }) => ({ key, label, ...(keys ? { note: keys } : {}), group: say(words.goTo), act })),
  ], [found, actions, text, say])

  const leave = () => {
    setOpen(false)
    setText('')
    look('')
    if (input.current) input.current.value = ''
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  const choose = (place: number) => {
    const option = options[place]
    if (!option) return
    leave()
    if (option.act) option.act()
    else if (option.to) go(option.to)
  }
  const { current, setAt, onKey } = useWalking(open ? options.length : 0, choose)

  useEffect(() => {
    const call = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', call)
    return () => document.removeEventListener('keydown', call)
  }, [])

  return (
    <div role="search" className={styles.search} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false) }}>
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={say(words.search)}
        aria-expanded={open && options.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && options[current] ? `${list}-${current}` : undefined}
        placeholder={say(words.searchPlaceholder)}
        autoComplete="off"
        spellCheck={false}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onChange={(event) => { setText(event.target.value); look(event.target.value); setAt(0); setOpen(true) }}
        onKeyDown={(event) => { if (!onKey(event) && event.key === 'Escape') leave() }}
      />
      <kbd aria-hidden="true">Ctrl K</kbd>
      <div className={styles.leave}><Button kind="quiet" icon="close" aria-label={say(words.close)} onClick={leave} /></div>
      {open && (
        <div className={styles.found}>
          {options.length > 0 && <Options id={list} label={say(words.results)} options={options} current={current} choose={choose} hover={setAt} />}
          {text !== '' && <FindingWords state={state} count={options.length} text={text} />}
          <p className={`${styles.foundKeys} ${text === '' ? '' : styles.byKeys}`}>{text === '' ? say(words.searchHint) : say(words.keys)}</p>
        </div>
      )}
    </div>
  )
}
