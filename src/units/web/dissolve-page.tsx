import { useCallback } from 'react'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { dissolveUnit } from '../contract.ts'
import { ActForm, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'

export const DissolvePage = ({ params }: PageProps) => {
  const say = useSay()
  const read = useCallback<Read<{ unitId: number }>>((_form, unit) => ({ unitId: unit.id }), [])
  return (
    <ActPage params={params} act="dissolve">
      {(unit, on, setOn) => (
        <ActForm danger unit={unit} act="dissolve" title={say(words.title_dissolve, { unit: unit.fullName })} call={dissolveUnit} on={on} setOn={setOn} read={read}
          fields={() => <Notice>{say(words.dissolveWarns)}</Notice>} />
      )}
    </ActPage>
  )
}
