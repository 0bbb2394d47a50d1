import { useMemo, useState } from 'react'
import type { Day } from '#ground/time/day.ts'
import { Button } from '#ground/web/button.tsx'
import { PaperField } from '#ground/web/form/field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useMay } from '#ground/web/who.ts'
import { personFinder } from './find-person.ts'
import styles from './posts.module.css'
import { type Chosen, RegisterHere } from './register-here.tsx'
import { words } from './words.ts'

type PersonPickProps = { name: string; label: string; on: Day; error?: string | undefined; initial?: Chosen; onPicked: (person: Chosen | undefined) => void }

/** A person found by name, or entered on the spot. */
export const PersonPick = ({ name, label, on, error, initial, onPicked }: PersonPickProps) => {
  const say = useSay()
  const mayEnter = useMay('people.register')
  const [chosen, setChosen] = useState(initial)
  const [entering, setEntering] = useState(false)
  const find = useMemo(() => personFinder(on, say), [on, say])
  const pick = (person: Chosen | undefined) => {
    setChosen(person)
    setEntering(false)
    onPicked(person)
  }
  if (chosen) return (
    <PaperField label={label}>
      <div className={styles.chosen}>
        <div role="status" aria-label={say(words.chosen, { name: chosen.name })}><strong>{chosen.name}</strong>{chosen.note && <small>{chosen.note}</small>}</div>
        <Button small onClick={() => pick(undefined)}>{say(words.other)}</Button>
      </div>
    </PaperField>
  )
  return (
    <div className={styles.pick}>
      <PickField name={name} label={label} hint={say(words.personHint)} error={error} find={find} onPick={(found) => { if (found) pick({ id: Number(found.key), name: found.label, ...(found.note ? { note: found.note } : {}) }) }} />
      {mayEnter && !entering && <div className={styles.newLine}><Button kind="quiet" small icon="plus" onClick={() => setEntering(true)}>{say(words.newPerson)}</Button></div>}
      {entering && <RegisterHere name={name} on={on} done={pick} cancel={() => setEntering(false)} />}
    </div>
  )
}
