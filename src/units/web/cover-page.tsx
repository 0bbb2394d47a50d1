import { useCallback, useMemo } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import type { Day } from '#ground/time/day.ts'
import { coverVillages, getCovered, getUnit } from '../contract.ts'
import { ActForm, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'
import type { UnitSeen } from './answers.ts'
import { ticksShown, VillageTicks } from './village-ticks.tsx'

type Covering = { cellId: number; takes: number[]; leaves: number[] }

/** Which villages a cell covers from a day on: ticks are taken on, unticked ones are left. */
export const CoverPage = ({ params }: PageProps) => (
  <ActPage params={params} act="cover">{(unit, on, setOn) => <CoverForm unit={unit} on={on} setOn={setOn} />}</ActPage>
)

const CoverForm = ({ unit, on, setOn }: { unit: UnitSeen; on: Day; setOn: (on: Day) => void }) => {
  const say = useSay()
  const committee = useAsk(getUnit, unit.parentId === null ? undefined : { id: unit.parentId, on })
  const covered = useAsk(getCovered, { id: unit.id, on })
  const present = useMemo(() => covered.data?.map(({ id }) => id) ?? [], [covered.data])
  const read = useCallback<Read<Covering>>((form) => {
    if (!ticksShown(form, 'covers')) return [{ name: 'covers', sentence: say(words.nothingChanged) }]
    const ticked = form.getAll('covers').map(Number)
    const takes = ticked.filter((id) => !present.includes(id))
    const leaves = present.filter((id) => !ticked.includes(id))
    return takes.length + leaves.length === 0 ? [{ name: 'covers', sentence: say(words.nothingChanged) }] : { cellId: unit.id, takes, leaves }
  }, [present, say, unit.id])
  const failed = committee.error ?? covered.error
  const area = committee.data?.counterpart
  return (
    <ActForm unit={unit} act="cover" title={say(words.title_cover, { unit: unit.fullName })} call={coverVillages} on={on} setOn={setOn} read={read}
      fields={({ changed }) => failed ? <ErrorState error={failed} /> : !area || !covered.data ? <Skeleton lines={6} /> : <VillageTicks key={present.join()} name="covers" label={say(words.ticked)} communeId={area.id} on={on} initial={present} changed={changed} />} />
  )
}
