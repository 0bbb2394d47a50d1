import { useCallback } from 'react'
import { textOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { renameUnit } from '../contract.ts'
import { ActForm, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'
import { NameField } from './name-field.tsx'
import { readName } from './read-name.ts'

export const RenamePage = ({ params }: PageProps) => {
  const say = useSay()
  const read = useCallback<Read<{ unitId: number; label: string; name: string }>>((form, unit) => {
    const named = readName(textOf(form, 'name'), unit.kind)
    return named ? { unitId: unit.id, label: named.label, name: named.name } : [{ name: 'name', sentence: say(words.nameMissing) }]
  }, [say])
  return (
    <ActPage params={params} act="rename">
      {(unit, on, setOn) => (
        <ActForm unit={unit} act="rename" title={say(words.title_rename, { unit: unit.fullName })} call={renameUnit} on={on} setOn={setOn} read={read}
          fields={({ wrong }) => <NameField kind={unit.kind} initial={unit.fullName} error={wrong('name')} />} />
      )}
    </ActPage>
  )
}
