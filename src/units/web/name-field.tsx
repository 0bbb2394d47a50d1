import { useState } from 'react'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { UnitKind } from '../unit.ts'
import { words } from './act-words.ts'
import { readName } from './read-name.ts'
import styles from './units.module.css'

type NameFieldProps = { name?: string; label?: string; kind: UnitKind; legalKind?: 'thon' | 'tdp' | undefined; initial?: string; error: string | undefined }

/** A unit's full name in one field, read while typing into the local word, the name and the kind. */
export const NameField = ({ name = 'name', label, kind, legalKind, initial = '', error }: NameFieldProps) => {
  const say = useSay()
  const [text, setText] = useState(initial)
  const read = readName(text, kind, legalKind)
  const hint = kind === 'village' ? words.villageNameHint : kind === 'cell' ? words.cellNameHint : words.areaNameHint
  const understood = read && (read.legalKind ? say(words.understoodKind, { ...read, kind: say(`units.legal.${read.legalKind}`).toLowerCase() }) : say(words.understood, read))
  return (
    <div>
      <TextField name={name} label={label ?? say(words.villageName)} hint={say(hint)} initial={initial} maxLength={200} error={error} onChange={setText} />
      <span className={styles.understood} role="status">{understood}</span>
    </div>
  )
}
