import { useCallback, useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { Ticks } from '#ground/web/form/choices.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { splitUnit } from '../contract.ts'
import { ActForm, type FieldsGiven, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'
import { NameField } from './name-field.tsx'
import { type NameRead, readName } from './read-name.ts'
import styles from './units.module.css'

type Splitting = { unitId: number; keeps: boolean; into: { label: string; name: string }[] }
const partName = (part: number) => `part-${part}`
const mostParts = 20

const namesOf = (form: FormData): [name: string, text: string][] => [...form.keys()].filter((name) => name.startsWith('part-')).map((name) => [name, textOf(form, name)])

/** Splits the unit into new ones; it ends, or keeps on without them. */
export const SplitPage = ({ params }: PageProps) => {
  const say = useSay()
  const read = useCallback<Read<Splitting>>((form, unit) => {
    const parts = namesOf(form).map(([name, text]): [string, NameRead | undefined] => [name, readName(text, unit.kind)])
    const missing = parts.filter(([, named]) => !named).map(([name]) => ({ name, sentence: say(words.nameMissing) }))
    if (missing.length > 0) return missing
    return { unitId: unit.id, keeps: textOf(form, 'keeps') === 'yes', into: parts.flatMap(([, named]) => (named ? [{ label: named.label, name: named.name }] : [])) }
  }, [say])
  return (
    <ActPage params={params} act="split">
      {(unit, on, setOn) => (
        <ActForm unit={unit} act="split" title={say(words.title_split, { unit: unit.fullName })} call={splitUnit} on={on} setOn={setOn} read={read} fields={(given) => <Fields {...given} />} />
      )}
    </ActPage>
  )
}

const Fields = ({ unit, wrong, changed }: FieldsGiven) => {
  const say = useSay()
  const [parts, setParts] = useState([1, 2])
  const [keeps, setKeeps] = useState(false)
  const least = keeps ? 1 : 2
  const change = (next: number[]) => { setParts(next); changed() }
  return (
    <>
      <Ticks one name="keeps" label={say(words.keeps, { unit: unit.fullName })} initial={['no']} onChange={(value) => { setKeeps(value === 'yes'); changed() }} choices={[{ value: 'no', label: say(words.keepsNo) }, { value: 'yes', label: say(words.keepsYes) }]} />
      {parts.map((part, place) => (
        <div key={part} className={styles.part}>
          <NameField name={partName(part)} label={say(words.part, { count: place + 1 })} kind={unit.kind} error={wrong(partName(part))} />
          {parts.length > least && <Button kind="quiet" small icon="close" aria-label={`${say(words.dropPart)} ${place + 1}`} onClick={() => change(parts.filter((one) => one !== part))} />}
        </div>
      ))}
      {parts.length < mostParts && <div><Button kind="quiet" icon="plus" onClick={() => change([...parts, Math.max(...parts) + 1])}>{say(words.addPart)}</Button></div>}
    </>
  )
}
