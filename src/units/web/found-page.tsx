import { useCallback, useState } from 'react'
import { SelectField } from '#ground/web/form/choices.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { foundUnit } from '../contract.ts'
import { ActForm, type FieldsGiven, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'
import { NameField } from './name-field.tsx'
import { readName } from './read-name.ts'
import { VillageTicks } from './village-ticks.tsx'

type Founding = { kind: 'village' | 'cell'; parentId: number; label: string; name: string; legalKind?: 'thon' | 'tdp' | undefined; code?: string | undefined; covers?: number[] | undefined }

const kindOf = (text: string): 'thon' | 'tdp' | undefined => (text === 'thon' || text === 'tdp' ? text : undefined)

/** Founds a village in a commune, or a cell under its committee. */
export const FoundPage = ({ params }: PageProps) => {
  const say = useSay()
  const read = useCallback<Read<Founding>>((form, unit) => {
    const kind = unit.kind === 'commune' ? 'village' : 'cell'
    const named = readName(textOf(form, 'name'), kind, kindOf(textOf(form, 'legalKind')))
    if (!named) return [{ name: 'name', sentence: say(words.nameMissing) }]
    const code = textOf(form, 'code')
    return { kind, parentId: unit.id, ...named, ...(code ? { code } : {}), ...(kind === 'cell' ? { covers: form.getAll('covers').map(Number) } : {}) }
  }, [say])
  return (
    <ActPage params={params} act="found">
      {(unit, on, setOn) => (
        <ActForm unit={unit} act="found" title={say(unit.kind === 'commune' ? words.title_found_village : words.title_found_cell, { unit: unit.fullName })} call={foundUnit} on={on} setOn={setOn} read={read}
          fields={(given) => <Fields {...given} />} />
      )}
    </ActPage>
  )
}

const Fields = ({ unit, on, wrong, changed }: FieldsGiven) => {
  const say = useSay()
  const [legalKind, setLegalKind] = useState<'thon' | 'tdp'>()
  const kinds = [{ value: '', label: say(words.kindByName) }, ...(['thon', 'tdp'] as const).map((kind) => ({ value: kind, label: say(`units.legal.${kind}`) }))]
  const isVillage = unit.kind === 'commune'
  return (
    <>
      <NameField kind={isVillage ? 'village' : 'cell'} legalKind={legalKind} error={wrong('name')} />
      {isVillage && <SelectField name="legalKind" label={say(words.legalKind)} choices={kinds} initial="" onChoose={(value) => setLegalKind(kindOf(value))} />}
      {!isVillage && unit.counterpart && <VillageTicks name="covers" label={say(words.covers)} communeId={unit.counterpart.id} on={on} changed={changed} />}
      <TextField name="code" label={say(words.code)} hint={say(words.codeHint)} width="medium" maxLength={40} optional error={wrong('code')} />
    </>
  )
}
