import { useCallback } from 'react'
import { type Day, day } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Ticks } from '#ground/web/form/choices.tsx'
import { numberOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { getUnplaced, placeUnits } from '../contract.ts'
import { REFORM } from '../unit.ts'
import { ActForm, type Read } from './act-form.tsx'
import { ActPage } from './act-page.tsx'
import { words } from './act-words.ts'
import type { UnitSeen } from './answers.ts'
import { titles } from './titles.ts'
import { crumbsOf } from './unit-crumbs.ts'

/** Places one village whose commune was divided; many at once are placed on the worklist. */
export const PlacePage = ({ params }: PageProps) => (
  <ActPage params={params} act="place" from={day(REFORM)}>{(unit, on, setOn) => <Placing unit={unit} on={on} setOn={setOn} />}</ActPage>
)

type PlacingProps = { unit: UnitSeen; on: Day; setOn: (on: Day) => void }

/** The communes that one may place it into; to whom none of them is, by whom it is placed. */
const Placing = ({ unit, on, setOn }: PlacingProps) => {
  const say = useSay()
  const waiting = useAsk(getUnplaced, unit.parentId === null ? undefined : { id: unit.parentId, on })
  const read = useCallback<Read<{ unitIds: number[]; communeId: number }>>((form, { id }) => {
    const communeId = numberOf(form, 'commune')
    return communeId === undefined ? [{ name: 'commune', sentence: say(words.communeMissing) }] : { unitIds: [id], communeId }
  }, [say])
  if (waiting.error) return <ErrorState error={waiting.error} retry={() => void waiting.refetch()} whole />
  if (unit.parentId !== null && !waiting.data) return <Skeleton lines={8} />
  const candidates = waiting.data?.find(({ id }) => id === unit.id)?.candidates
  const mine = candidates?.filter((each) => each.mine)
  const title = say(words.title_place, { unit: unit.fullName })
  if (candidates && candidates.length > 0 && mine?.length === 0) {
    return (
      <Page title={title} path={crumbsOf(unit, say(titles.place))}>
        <EmptyState title={say(words.placedByOthers, { unit: unit.fullName })} why={say(words.placedByOthersWhy, { communes: candidates.map(({ fullName }) => fullName).join(', ') })} action={<LinkButton to={`/units/${unit.id}`}>{unit.fullName}</LinkButton>} />
      </Page>
    )
  }
  return (
    <ActForm unit={unit} act="place" title={title} call={placeUnits} on={on} setOn={setOn} read={read} fields={() => (mine
      ? <Ticks one name="commune" label={say(words.commune)} choices={mine.map(({ id, fullName, code }) => ({ value: String(id), label: fullName, hint: code }))} />
      : <Notice kind="warning">{say(words.notWaiting, { unit: unit.fullName, on })}</Notice>)} />
  )
}
