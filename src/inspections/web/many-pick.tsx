import { useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import type { Find, Found } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import styles from './inspections.module.css'
import { words } from './words.ts'

export type One = { key: string; label: string }
type ManyPickProps = { name: string; label: string; hint?: string; find: Find; initial?: One[]; error?: string | undefined }

/** Picks several: each is found and added to the list. The form carries every key under `name`. */
export const ManyPick = ({ name, label, hint, find, initial = [], error }: ManyPickProps) => {
  const say = useSay()
  const [chosen, setChosen] = useState<One[]>(initial)
  const add = (found: Found | undefined) => { if (found && !chosen.some(({ key }) => key === found.key)) setChosen([...chosen, found]) }
  return (
    <div className={styles.many}>
      <PickField key={chosen.length} name={`${name}.sought`} label={label} {...(hint === undefined ? {} : { hint })} find={find} onPick={add} error={error} optional={chosen.length > 0} />
      {chosen.length > 0 && (
        <ul aria-label={say(words.chosen)}>
          {chosen.map(({ key, label: called }) => (
            <li key={key}>{called}<input type="hidden" name={name} value={key} /><Button kind="quiet" small icon="close" aria-label={say(words.remove, { name: called })} onClick={() => setChosen(chosen.filter((one) => one.key !== key))} /></li>
          ))}
        </ul>
      )}
    </div>
  )
}

export const idsOf = (form: FormData, name: string): number[] => form.getAll(name).map(Number).filter((id) => Number.isInteger(id) && id > 0)
