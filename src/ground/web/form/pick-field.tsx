import { useId, useRef, useState } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { composeOnBlur, Field, type FieldProps } from './field.tsx'
import { type Find, type Found, useFinding, useWalking } from './finding.ts'
import styles from './form.module.css'
import { isPressing, useHold } from './hold.ts'
import { FindingWords, Options } from './options.tsx'

type PickFieldProps = FieldProps & { find: Find; initial?: Found; onPick?: (found: Found | undefined) => void }

/** Picks one unit, person or anything that can be searched. The form carries its key under `name`, and waits while there is text that picks nothing. */
export const PickField = ({ find, initial, onPick, error, ...field }: PickFieldProps) => {
  const say = useSay()
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const [picked, setPicked] = useState(initial)
  const [open, setOpen] = useState(false)
  const [unpicked, setUnpicked] = useState('')
  useHold(input, (text) => {
    const isUnpicked = !picked && text.trim() !== ''
    if (isUnpicked) setUnpicked(text)
    return isUnpicked
  })
  const { found, state, look } = useFinding(find)

  const pick = (next: Found | undefined) => {
    setPicked(next)
    setOpen(false)
    setUnpicked('')
    onPick?.(next)
    if (next && input.current) input.current.value = next.label
  }
  const { current, setAt, onKey } = useWalking(open ? found.length : 0, (place) => pick(found[place]))

  return (
    <Field {...field} error={unpicked ? say(words.pickOne, { text: unpicked }) : error}>
      {(control) => (
        <div className={styles.pick}>
          <input type="hidden" name={field.name} value={picked?.key ?? ''} />
          <input
            {...control}
            ref={input}
            className={styles.input}
            role="combobox"
            aria-expanded={open && found.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && found[current] ? `${list}-${current}` : undefined}
            autoComplete="off"
            readOnly={field.readOnly}
            defaultValue={initial?.label}
            onChange={(event) => { look(event.target.value); setAt(0); setOpen(true); if (picked) { setPicked(undefined); onPick?.(undefined) } }}
            onKeyDown={(event) => { if (onKey(event)) return; if (event.key === 'Escape' && open) { event.stopPropagation(); event.preventDefault(); setOpen(false) } }}
            onFocus={(event) => { if (!picked && event.currentTarget.value.trim()) setOpen(true) }}
            onBlur={(event) => { composeOnBlur(event); setOpen(false); if (picked || !isPressing(event)) setUnpicked(picked ? '' : event.currentTarget.value) }}
          />
          {picked?.note && <small className={styles.note}>{picked.note}</small>}
          {open && state !== 'idle' && (
            <div className={styles.pop}>
              {found.length > 0 && <Options id={list} label={String(field.label)} options={found} current={current} choose={(place) => pick(found[place])} hover={setAt} />}
              <FindingWords state={state} count={found.length} text={input.current?.value ?? ''} />
            </div>
          )}
        </div>
      )}
    </Field>
  )
}
