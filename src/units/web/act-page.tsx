import { type ReactNode, useState } from 'react'
import type { Day } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { getUnit } from '../contract.ts'
import { words } from './act-words.ts'
import type { UnitSeen } from './answers.ts'
import { type FormAct, formActs } from './fitting-acts.ts'
import { NoUnit } from './no-unit.tsx'
import { crumbsOf } from './unit-crumbs.ts'

type ActPageProps = { params: Record<string, string>; act: FormAct; from?: Day; children: (unit: UnitSeen, on: Day, setOn: (on: Day) => void) => ReactNode }

/** The unit of an act as on the act's day, which begins as `from` or the day looked at; a unit that the act is not done to is told so. */
export const ActPage = ({ params, act, from, children }: ActPageProps) => {
  const say = useSay()
  const { day } = useDay()
  const [on, setOn] = useState(from ?? day)
  const id = Number(params.unitId)
  const asked = useAsk(getUnit, { id, on })
  if (asked.error) return <NoUnit error={asked.error} retry={() => void asked.refetch()} />
  const unit = asked.data
  if (!unit || unit.id !== id) return <Skeleton lines={8} />
  if (!formActs.some((one) => one.act === act && one.kinds.includes(unit.kind))) {
    return (
      <Page title={say(words.wrongUnit, { unit: unit.fullName })} path={crumbsOf(unit, say(formActs.find((one) => one.act === act)?.title ?? ''))}>
        <EmptyState title={say('units.not-for-this-kind', { unit: unit.fullName })} why={say(words.wrongUnitWhy)} action={<LinkButton to={`/units/${unit.id}`}>{unit.fullName}</LinkButton>} />
      </Page>
    )
  }
  return children(unit, on, setOn)
}
