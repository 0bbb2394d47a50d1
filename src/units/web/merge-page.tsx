import { useCallback, useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Ticks } from '#ground/web/form/choices.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { getChildren, mergeUnits } from '../contract.ts'
import { ActForm, type FieldsGiven, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'
import { NameField } from './name-field.tsx'
import { readName } from './read-name.ts'
import styles from './units.module.css'

type Merging = { unitIds: number[]; into: { unitId: number } | { label: string; name: string; legalKind?: 'thon' | 'tdp' | undefined } }
const anew = 'new'

/** Merges the unit with others of its commune, into a new one or into one of them. */
export const MergePage = ({ params }: PageProps) => {
  const say = useSay()
  const read = useCallback<Read<Merging>>((form, unit) => {
    const others = form.getAll('others').map(Number)
    const into = textOf(form, 'into')
    const named = into === anew ? readName(textOf(form, 'name'), unit.kind) : undefined
    const missing = [
      ...(others.length === 0 ? [{ name: 'others', sentence: say(words.othersMissing) }] : []),
      ...(into === anew && !named ? [{ name: 'name', sentence: say(words.nameMissing) }] : []),
    ]
    if (missing.length > 0) return missing
    return { unitIds: [unit.id, ...others], into: named ? { label: named.label, name: named.name } : { unitId: Number(into) } }
  }, [say])
  return (
    <ActPage params={params} act="merge">
      {(unit, on, setOn) => (
        <ActForm unit={unit} act="merge" title={say(words.title_merge, { unit: unit.fullName })} call={mergeUnits} on={on} setOn={setOn} read={read} fields={(given) => <Fields {...given} />} />
      )}
    </ActPage>
  )
}

const Fields = ({ unit, on, wrong, changed }: FieldsGiven) => {
  const say = useSay()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [into, setInto] = useState(anew)
  const siblings = useAsk(getChildren, unit.parentId === null ? undefined : { id: unit.parentId, on })
  if (siblings.error) return <ErrorState error={siblings.error} retry={() => void siblings.refetch()} />
  if (!siblings.data) return <Skeleton lines={6} />
  const others = siblings.data.filter(({ id }) => id !== unit.id)
  if (others.length === 0) return <Notice kind="warning">{say(words.noOthers, { parent: unit.path.at(-1)?.fullName, on })}</Notice>
  const pick = (id: string, isOn: boolean) => {
    setPicked((before) => new Set(isOn ? [...before, id] : [...before].filter((one) => one !== id)))
    if (!isOn && into === id) setInto(anew)
    changed()
  }
  const keepers = [{ id: unit.id, fullName: unit.fullName, code: unit.code }, ...others.filter(({ id }) => picked.has(String(id)))]
  return (
    <>
      <div>
        <div className={others.length > 8 ? styles.long : undefined}><Ticks name="others" label={say(words.others, { unit: unit.fullName })} choices={others.map(({ id, fullName, code }) => ({ value: String(id), label: fullName, hint: code }))} onChange={pick} /></div>
        {wrong('others') && <p role="alert" className={styles.fault}>{wrong('others')}</p>}
      </div>
      <Ticks key={keepers.map(({ id }) => id).join()} one name="into" label={say(words.into)} initial={[into]} onChange={(value) => { setInto(value); changed() }} choices={[
        { value: anew, label: say(words.intoNew), hint: say(words.intoNewHint) },
        ...keepers.map(({ id, fullName, code }) => ({ value: String(id), label: say(words.intoKeeps, { unit: fullName }), hint: `${code} · ${say(words.intoKeepsHint)}` })),
      ]} />
      {into === anew && <NameField kind={unit.kind} error={wrong('name')} />}
    </>
  )
}
