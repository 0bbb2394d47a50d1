import { useCallback } from 'react'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { numberOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { moveUnit } from '../contract.ts'
import { ActForm, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'
import { unitFinder } from './find-parent.ts'

export const MovePage = ({ params }: PageProps) => {
  const say = useSay()
  const read = useCallback<Read<{ unitId: number; parentId: number }>>((form, unit) => {
    const parentId = numberOf(form, 'parent')
    return parentId === undefined ? [{ name: 'parent', sentence: say(words.parentMissing) }] : { unitId: unit.id, parentId }
  }, [say])
  return (
    <ActPage params={params} act="move">
      {(unit, on, setOn) => (
        <ActForm unit={unit} act="move" title={say(words.title_move, { unit: unit.fullName })} call={moveUnit} on={on} setOn={setOn} read={read}
          fields={({ wrong, changed }) => (
            <PickField name="parent" label={say(words.parent)} hint={say(unit.kind === 'cell' ? words.parentCellHint : words.parentVillageHint)} error={wrong('parent')}
              find={unitFinder(unit.kind === 'cell' ? 'commune_committee' : 'commune', on, unit.parentId === null ? [] : [unit.parentId], unit.path[1]?.id)} onPick={changed} />
          )} />
      )}
    </ActPage>
  )
}
