import { useRef, useState } from 'react'
import { addMonths, type Day, day, isDay, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { CallFailed } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { dayOf } from '#ground/web/form/reading.ts'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { useUrl, useUrlText } from '#ground/web/url.ts'
import { getComparison } from '../contract.ts'
import { homePath, type Told, useIndicators } from './asking.ts'
import styles from './home.module.css'
import { ChangedCard, SidesCard } from './comparison-cards.tsx'
import { words } from './words.ts'

const lost = new CallFailed('not-found', 'http.not-found')

/** One figure of a unit on two days: the points between them, the places that changed, and whether the two can be compared at all. */
export const ComparisonPage = ({ params }: PageProps) => {
  const { say } = useLanguage()
  const { day: after, knownOn: known } = useDay()
  const unitId = Number(useUrl().get('unit'))
  const [text, setBefore] = useUrlText('voi')
  const before = isDay(text) ? text : addMonths(after, -12)
  const told = useIndicators()
  const indicator = told.data?.find(({ code }) => code === params['code'])
  const asked = useAsk(getComparison, unitId > 0 && before < after ? { unitId, indicator: params['code'] ?? '', before, after, known } : undefined)
  if (told.error) return <ErrorState error={told.error} whole />
  if (!(unitId > 0) || (told.data && !indicator)) return <ErrorState error={lost} whole />
  if (!indicator) return <Skeleton lines={10} />
  const name = asked.data?.unit.fullName ?? ''
  return (
    <Page title={say(words.comparison)} sub={<>{say(indicator.name)}{name && <> · <Go to={homePath(unitId, indicator.code)}>{name}</Go></>}</>} path={[{ name: name || '…', to: homePath(unitId, indicator.code) }, { name: say(words.comparison) }]}>
      <Stack>
        <Card><Days before={before} after={after} choose={(next) => setBefore(next, { keep: true })} /></Card>
        {before < after
          ? <Shown asked={asked} skeleton={<Skeleton lines={8} />}>{(answer) => <Stack><SidesCard answer={answer} indicator={indicator} /><ChangedCard answer={answer} indicator={indicator} /></Stack>}</Shown>
          : <Card><EmptyState title={say(words.compareNeeds)} /></Card>}
      </Stack>
    </Page>
  )
}

export type Compared = { indicator: Told }

const Days = ({ before, after, choose }: { before: Day; after: Day; choose: (before: Day) => void }) => {
  const { say } = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState('')
  const submit = () => {
    const chosen = form.current ? dayOf(new FormData(form.current), 'voi') : undefined
    const isRight = chosen !== undefined && chosen < after
    setWrong(isRight ? '' : say(words.compareNeeds))
    if (isRight) choose(chosen)
  }
  return (
    <form ref={form} key={before} className={styles.days} noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <DayField name="voi" label={say(words.dayBefore)} initial={day(before)} error={wrong || undefined} />
      <p><span>{say(words.dayAfter)}</span><b>{writeDay(after)}</b></p>
      <Button type="submit" kind="main">{say(words.doCompare)}</Button>
    </form>
  )
}
