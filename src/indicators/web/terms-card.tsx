import { addMonths, type Day, day, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { Fields } from '#ground/web/form/field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { EmptyState, Shown as ShownAnswer, Skeleton } from '#ground/web/notes/states.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { getComparison, getSeries } from '../contract.ts'
import { SidesCard } from './comparison-cards.tsx'
import type { Shown } from './home-page.tsx'
import { words } from './words.ts'

type Term = (typeof getSeries)['gives']['_output']['terms'][number]

/** Two terms of the unit compared by what each came to on its last day, or by today where it still runs. Which two: ?ky1= and ?ky2=, else the last two. */
export const TermsCard = ({ home: { unit }, indicator, isWaiting }: Shown) => {
  const { say } = useLanguage()
  const { day: on, knownOn } = useDay()
  const [first, setFirst] = useUrlText('ky1')
  const [second, setSecond] = useUrlText('ky2')
  const asked = useAsk(getSeries, isWaiting ? undefined : { unitId: unit.id, on, known: knownOn, indicator: indicator.code, from: addMonths(on, -1) })
  return (
    <ShownAnswer asked={asked} skeleton={<Card title={say(words.termsCompared)}><Skeleton height={160} /></Card>}>
      {({ terms }) => {
        const counted = terms.filter(({ figures }) => figures?.[0])
        if (counted.length < 2) return <Card title={say(words.termsCompared)}><EmptyState title={say(words.termsFew)} why={say(words.termsFewWhy)} /></Card>
        const chosen = (text: string, otherwise: Term | undefined) => counted.find(({ term }) => String(term.id) === text) ?? otherwise
        const [before, after] = [chosen(first, counted.at(-2)), chosen(second, counted.at(-1))]
        const choices = counted.map(({ term }) => ({ value: String(term.id), label: term.name }))
        return (
          <Stack>
            <Card title={say(words.termsCompared)}>
              <Fields>
                <SelectField name="ky1" label={say(words.termBefore)} choices={choices} initial={String(before?.term.id ?? '')} onChoose={(id) => setFirst(id)} />
                <SelectField name="ky2" label={say(words.termAfter)} choices={choices} initial={String(after?.term.id ?? '')} onChoose={(id) => setSecond(id)} />
              </Fields>
            </Card>
            {before && after && before.on < after.on
              ? <Compared unitId={unit.id} indicator={indicator} days={[day(before.on), day(after.on)]} />
              : <Card><EmptyState title={say(words.termsOrder)} /></Card>}
          </Stack>
        )
      }}
    </ShownAnswer>
  )
}

const Compared = ({ unitId, indicator, days: [before, after] }: { unitId: number; indicator: Shown['indicator']; days: [Day, Day] }) => {
  const { say } = useLanguage()
  const { knownOn } = useDay()
  const asked = useAsk(getComparison, { unitId, indicator: indicator.code, before, after, known: knownOn })
  return (
    <ShownAnswer asked={asked} skeleton={<Card><Skeleton lines={4} /></Card>}>
      {(answer) => (
        <>
          <SidesCard answer={answer} indicator={indicator} />
          <p><Go to={`/figures/${indicator.code}/comparison?unit=${unitId}&voi=${before}&ngay=${after}`}>{say(words.termsAll, { count: answer.changed.count, before: writeDay(before), after: writeDay(after) })}</Go></p>
        </>
      )}
    </ShownAnswer>
  )
}
