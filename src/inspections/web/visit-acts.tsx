import { type ReactNode, type SubmitEvent, useMemo, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Row } from '#ground/web/card.tsx'
import { CallFailed } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { personFinder } from '#posts/public-web.ts'
import { hats } from '#tasks/public-web.ts'
import { holdVisit, noteFinding, planVisit, recommend, type VisitSeen } from '../contract.ts'
import { findingKinds, obstacles, type FindingKind, type Obstacle } from '../inspection.ts'
import { words } from './words.ts'

type Act = 'hold' | 'find' | 'recommend'

/** What can be noted of a visit: that it was held; then what was found, and what is recommended. */
export const VisitActs = ({ visit }: { visit: VisitSeen }) => {
  const say = useSay()
  const [chosen, choose] = useState<Act>()
  const acts: Act[] = visit.heldOn ? ['find', 'recommend'] : ['hold']
  const close = () => choose(undefined)
  return (
    <>
      <Row>{acts.map((act) => <Button key={act} small aria-expanded={chosen === act} onClick={() => choose(chosen === act ? undefined : act)}>{say(words[act])}</Button>)}</Row>
      {chosen === 'hold' && <HoldForm visit={visit} close={close} />}
      {chosen === 'find' && <FindForm visit={visit} close={close} />}
      {chosen === 'recommend' && <RecommendForm visit={visit} close={close} />}
    </>
  )
}

const fieldOf: Record<string, string> = {
  'inspections.outside-its-time': 'day', 'inspections.held-in-the-future': 'day', 'inspections.planned-already': 'day', 'inspections.not-a-target': 'unit', 'inspections.cause-missing': 'obstacle', 'inspections.says-nothing': 'what', 'inspections.due-before-visit': 'due', 'tasks.due-before-given': 'due', 'tasks.not-of-the-unit': 'person',
}

type FormProps = { verb: string; close: () => void; send: (form: FormData) => Promise<unknown> | FieldError; children: (wrong: (name: string) => string | undefined) => ReactNode }

const ActForm = ({ verb, close, send, children }: FormProps) => {
  const say = useSay()
  const toast = useToast()
  const [errors, setErrors] = useState<FieldError[]>([])
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = send(new FormData(event.currentTarget))
    if (!(sent instanceof Promise)) return setErrors([sent])
    setBusy(true)
    try {
      await sent
      toast(say(words.done))
      close()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setErrors([{ ...(fieldOf[failed.code] ? { name: fieldOf[failed.code] } : {}), sentence: say(failed.code, failed.facts) }])
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} />
      <Fields>{children((name) => errors.find((error) => error.name === name)?.sentence)}</Fields>
      <FormActions><Button type="submit" kind="main" busy={busy}>{verb}</Button><Button onClick={close}>{say(words.cancel)}</Button></FormActions>
    </form>
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
  const { today } = useDay()
  const tell = useTell(noteFinding)
  const people = useMemo(() => personFinder(today, say), [today, say])
  return (
    <ActForm verb={say(words.find)} close={close} send={(form) => tell.mutateAsync({ id: visit.id, kind: textOf(form, 'kind') as FindingKind, obstacle: (textOf(form, 'obstacle') || null) as Obstacle | null, personId: numberOf(form, 'person') ?? null, note: textOf(form, 'what') })}>
      {(wrong) => <>
        <SelectField name="kind" label={say(words.kind)} choices={findingKinds.map((kind) => ({ value: kind, label: say(`inspections.kind.${kind}`) }))} />
        <SelectField name="obstacle" label={say(words.cause)} hint={say(words.causeHint)} choices={[{ value: '', label: say(words.noCause) }, ...obstacles.map((one) => ({ value: one, label: say(`inspections.obstacle.${one}`) }))]} initial="" error={wrong('obstacle')} />
        <TextField name="what" label={say(words.what)} lines={3} maxLength={2000} error={wrong('what')} />
        <PickField name="person" label={say(words.person)} hint={say(words.personHint)} find={people} optional error={wrong('person')} />
      </>}
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
