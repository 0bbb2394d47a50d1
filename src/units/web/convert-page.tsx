import { useCallback } from 'react'
import { textOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { convertUnit } from '../contract.ts'
import { ActForm, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'
import type { UnitSeen } from './answers.ts'
import { NameField } from './name-field.tsx'
import { readName } from './read-name.ts'

const otherKind = (unit: UnitSeen): 'thon' | 'tdp' => (unit.legalKind === 'tdp' ? 'thon' : 'tdp')

export const ConvertPage = ({ params }: PageProps) => {
  const say = useSay()
  const read = useCallback<Read<{ unitId: number; to: 'thon' | 'tdp'; label?: string | undefined; name?: string | undefined }>>((form, unit) => {
    const to = otherKind(unit)
    const named = readName(textOf(form, 'name'), 'village', to)
    return named ? { unitId: unit.id, to, label: named.label, name: named.name } : [{ name: 'name', sentence: say(words.nameMissing) }]
  }, [say])
  return (
    <ActPage params={params} act="convert">
      {(unit, on, setOn) => (
        <ActForm unit={unit} act="convert" title={say(otherKind(unit) === 'tdp' ? words.title_convert_tdp : words.title_convert_thon, { unit: unit.fullName })} call={convertUnit} on={on} setOn={setOn} read={read}
          fields={({ wrong }) => <NameField label={say(words.convertName)} kind="village" legalKind={otherKind(unit)} initial={`${otherKind(unit) === 'tdp' ? 'Tổ dân phố' : 'Thôn'} ${unit.name}`} error={wrong('name')} />} />
      )}
    </ActPage>
  )
}
