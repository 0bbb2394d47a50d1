import { useCallback } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Ticks } from '#ground/web/form/choices.tsx'
import { numberOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { getUnplaced, placeUnits } from '../contract.ts'
import { ActForm, type FieldsGiven, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'

/** Places one village whose commune was divided; many at once are placed on the worklist. */
export const PlacePage = ({ params }: PageProps) => {
  const say = useSay()
  const read = useCallback<Read<{ unitIds: number[]; communeId: number }>>((form, unit) => {
    const communeId = numberOf(form, 'commune')
    return communeId === undefined ? [{ name: 'commune', sentence: say(words.communeMissing) }] : { unitIds: [unit.id], communeId }
  }, [say])
  return (
    <ActPage params={params} act="place">
      {(unit, on, setOn) => (
        <ActForm unit={unit} act="place" title={say(words.title_place, { unit: unit.fullName })} call={placeUnits} on={on} setOn={setOn} read={read} fields={(given) => <Fields {...given} />} />
      )}
    </ActPage>
  )
}

const Fields = ({ unit, on }: FieldsGiven) => {
  const say = useSay()
  const waiting = useAsk(getUnplaced, unit.parentId === null ? undefined : { id: unit.parentId, on })
  if (waiting.error) return <ErrorState error={waiting.error} retry={() => void waiting.refetch()} />
  if (!waiting.data) return <Skeleton lines={4} />
  const mine = waiting.data.find(({ id }) => id === unit.id)
  if (!mine) return <Notice kind="warning">{say(words.notWaiting, { unit: unit.fullName, on })}</Notice>
  return <Ticks one name="commune" label={say(words.commune)} choices={mine.candidates.map(({ id, fullName, code }) => ({ value: String(id), label: fullName, hint: code }))} />
}
