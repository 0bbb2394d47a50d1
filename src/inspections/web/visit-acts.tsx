import { useMemo, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Row } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { personFinder } from '#posts/public-web.ts'
import { hats } from '#tasks/public-web.ts'
import { holdVisit, noteFinding, planVisit, recommend, type VisitSeen } from '../contract.ts'
import { ActForm } from './act-form.tsx'
import { CorrectForm, FindingFields, findingIn, MoveForm, Withdraw } from './correct-acts.tsx'
import { words } from './words.ts'

type Act = 'hold' | 'find' | 'recommend' | 'move' | 'correct'

/** What can be noted of a visit: that it was held; then what was found, and what is recommended. And what was noted is corrected and withdrawn. */
export const VisitActs = ({ visit }: { visit: VisitSeen }) => {
  const say = useSay()
  const [chosen, choose] = useState<Act>()
  const acts: Act[] = visit.heldOn ? ['find', 'recommend', 'correct'] : ['hold', 'move']
  const close = () => choose(undefined)
  return (
    <>
      <Row>{acts.map((act) => <Button key={act} small aria-expanded={chosen === act} onClick={() => choose(chosen === act ? undefined : act)}>{say(words[act])}</Button>)}{visit.findings.length + visit.recommendations.length === 0 && <Withdraw what={{ kind: 'visit', id: visit.id }} called={words.withdrawVisit} />}</Row>
      {chosen === 'hold' && <HoldForm visit={visit} close={close} />}
      {chosen === 'find' && <FindForm visit={visit} close={close} />}
      {chosen === 'recommend' && <RecommendForm visit={visit} close={close} />}
      {chosen === 'move' && <MoveForm visit={visit} close={close} />}
      {chosen === 'correct' && <CorrectForm visit={visit} close={close} />}
    </>
  )
}

const HoldForm = ({ visit, close }: { visit: VisitSeen; close: () => void }) => {
  const say = useSay()
  const { today } = useDay()
  const tell = useTell(holdVisit)
  return (
    <ActForm verb={say(words.hold)} close={close} send={(form) => {
      const heldOn = dayOf(form, 'day')
      return heldOn ? tell.mutateAsync({ id: visit.id, heldOn, note: textOf(form, 'what') || null, paperId: numberOf(form, 'paper') ?? null }) : { name: 'day', sentence: say(words.needDay) }
    }}>
      {(wrong) => <>
        <DayField name="day" label={say(words.day)} initial={visit.plannedOn < today ? visit.plannedOn : today} error={wrong('day')} />
        <TextField name="what" label={say(words.summary)} lines={2} maxLength={2000} optional error={wrong('what')} />
        <PaperPick name="paper" label={say(words.minutes)} />
      </>}
    </ActForm>
  )
}

const FindForm = ({ visit, close }: { visit: VisitSeen; close: () => void }) => {
  const say = useSay()
  const tell = useTell(noteFinding)
  return (
    <ActForm verb={say(words.find)} close={close} send={(form) => tell.mutateAsync({ id: visit.id, ...findingIn(form) })}>
      {(wrong) => <FindingFields wrong={wrong} />}
    </ActForm>
  )
}

const RecommendForm = ({ visit, close }: { visit: VisitSeen; close: () => void }) => {
  const say = useSay()
  const { today } = useDay()
  const tell = useTell(recommend)
  const people = useMemo(() => personFinder(today, say), [today, say])
  return (
    <ActForm verb={say(words.recommend)} close={close} send={(form) => {
      const dueOn = dayOf(form, 'due')
      return dueOn ? tell.mutateAsync({ id: visit.id, what: textOf(form, 'what'), dueOn, hat: textOf(form, 'hat') === 'village' ? 'village' : 'party', personId: numberOf(form, 'person') ?? null }) : { name: 'due', sentence: say(words.needDay) }
    }}>
      {(wrong) => <>
        <TextField name="what" label={say(words.what)} lines={3} maxLength={1000} error={wrong('what')} />
        <DayField name="due" label={say(words.due)} error={wrong('due')} />
        <SelectField name="hat" label={say(words.hat)} choices={hats.map((hat) => ({ value: hat, label: say(`tasks.hat.${hat}`) }))} />
        <PickField name="person" label={say(words.doer)} hint={say(words.doerHint)} find={people} optional error={wrong('person')} />
      </>}
    </ActForm>
  )
}

/** A day at one of the team's units. */
export const PlanForm = ({ teamId, targets, close }: { teamId: number; targets: { id: number; name: string }[]; close: () => void }) => {
  const say = useSay()
  const { today } = useDay()
  const tell = useTell(planVisit)
  return (
    <ActForm verb={say(words.plan)} close={close} send={(form) => {
      const plannedOn = dayOf(form, 'day')
      return plannedOn ? tell.mutateAsync({ teamId, unitId: Number(textOf(form, 'unit')), plannedOn }) : { name: 'day', sentence: say(words.needDay) }
    }}>
      {(wrong) => <>
        <SelectField name="unit" label={say(words.unit)} choices={targets.map(({ id, name }) => ({ value: String(id), label: name }))} error={wrong('unit')} />
        <DayField name="day" label={say(words.day)} initial={today} error={wrong('day')} />
      </>}
    </ActForm>
  )
}
