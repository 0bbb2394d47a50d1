import { useEffect, useRef } from 'react'
import { Button } from '#ground/web/button.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useAsk } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { findUnits } from '../contract.ts'
import type { FoundUnit } from './answers.ts'
import styles from './units.module.css'
import { words } from './words.ts'

const pause = 200
const most = 50

/** The search within the page of units: its text is in the address, its answers take the place of the trees. */
export const FindUnits = () => {
  const say = useSay()
  const { day } = useDay()
  const [text, setText] = useUrlText('tim')
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => { if (field.current && document.activeElement !== field.current) field.current.value = text }, [text])
  const type = (typed: string) => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setText(typed.normalize('NFC').trim()), pause)
  }
  const clear = () => {
    if (field.current) field.current.value = ''
    setText('')
    field.current?.focus()
  }
  const found = useAsk(findUnits, text === '' ? undefined : { text, on: day, limit: most })
  return (
    <>
      <div className={styles.find}><TextField name="tim" label={say(words.find)} hint={say(words.findHint)} initial={text} ref={field} onChange={type} /></div>
      {text !== '' && (
        <Shown asked={found}>
          {(hits) => hits.length === 0
            ? <EmptyState title={say(words.foundNone, { text })} why={say(words.foundNoneWhy)} action={<Button onClick={clear}>{say(words.clearFind)}</Button>} />
            : (
              <>
                <div className={styles.top}><span role="status">{say(hits.length < most ? words.foundCount : words.foundMost, { count: hits.length })}</span><Button small kind="quiet" onClick={clear}>{say(words.clearFind)}</Button></div>
                <ul className={styles.hits}>{hits.map((hit) => <Hit key={hit.id} hit={hit} />)}</ul>
              </>
            )}
        </Shown>
      )}
    </>
  )
}

const Hit = ({ hit }: { hit: FoundUnit }) => {
  const say = useSay()
  const { day } = useDay()
  return (
    <li>
      <div className={styles.hit}><Go to={`/units/${hit.id}`}>{hit.fullName}</Go><Chip>{say(`units.kind.${hit.kind}`)}</Chip>{!hit.stands && <Chip tone="amber">{say(words.goneOn, { on: day })}</Chip>}</div>
      <small>{[hit.place, hit.matched === hit.fullName ? '' : say(words.formerName, { name: hit.matched })].filter(Boolean).join(' · ')}</small>
      {hit.becomes.length > 0 && <small>{say(words.becomes)} {hit.becomes.map(({ id, fullName }, place) => <span key={id}>{place > 0 && ', '}<Go to={`/units/${id}`}>{fullName}</Go></span>)}</small>}
    </li>
  )
}
