import { useState } from 'react'
import type { Day } from '#ground/time/day.ts'
import { Button } from '#ground/web/button.tsx'
import { PaperField } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { PersonPick } from '#posts/public-web.ts'
import type { PutBy } from '../election.ts'
import { putBys } from '../election.ts'
import styles from './elections.module.css'
import { words } from './words.ts'

export type Picked = { id: number; name: string; putBy: PutBy }
type PeopleListProps = { name: string; label: string; on: Day; people: Picked[]; change(people: Picked[]): void; putBy?: PutBy; askPutBy?: boolean; error?: string | undefined }

/** Persons chosen one after the other: found by name, or entered on the spot. */
export const PeopleList = ({ name, label, on, people, change, putBy = 'front', askPutBy, error }: PeopleListProps) => {
  const say = useSay()
  const [round, setRound] = useState(0)
  return (
    <PaperField label={label} {...(error ? { error } : {})}>
      {people.length > 0 && (
        <ol className={styles.people}>
          {people.map((person, place) => (
            <li key={person.id}>
              <span>{person.name}</span>
              {askPutBy && (
                <select aria-label={`${say(words.putBy)}: ${person.name}`} value={person.putBy} onChange={(event) => change(people.map((each, at) => (at === place ? { ...each, putBy: event.target.value as PutBy } : each)))}>
                  {putBys.map((value) => <option key={value} value={value}>{say(words[`put_${value}`])}</option>)}
                </select>
              )}
              <Button small kind="quiet" icon="close" aria-label={`${say(words.remove)} ${person.name}`} onClick={() => change(people.filter(({ id }) => id !== person.id))} />
            </li>
          ))}
        </ol>
      )}
      <PersonPick key={round} name={`${name}-${round}`} label={say(words.addPerson)} on={on} onPicked={(picked) => {
        if (!picked) return
        if (!people.some(({ id }) => id === picked.id)) change([...people, { id: picked.id, name: picked.name, putBy }])
        setRound(round + 1)
      }} />
    </PaperField>
  )
}
