import { type SubmitEvent, useMemo } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { useUrl } from '#ground/web/url.ts'
import { PaperPick } from '#papers/public-web.ts'
import { personFinder, unitFinder } from '#posts/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import { giveTask } from '../contract.ts'
import { type Hat, hats, refuseToGive } from '../task.ts'
import { words } from './words.ts'

const fieldOf: Record<string, string> = {
  'tasks.says-nothing': 'what', 'tasks.given-in-the-future': 'givenOn', 'tasks.due-before-given': 'dueOn', 'tasks.unit-not-there': 'unit', 'tasks.not-of-the-unit': 'person', 'access.unit-not-yours': 'unit',
}

/** Gives a unit or a person something to do. */
export const GivePage = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day, today } = useDay()
  const named = Number(useUrl().get('unit'))
  const unit = useAsk(getUnit, named > 0 ? { id: named, on: day } : undefined)
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const [people, units] = useMemo(() => [personFinder(today, say), unitFinder(today)], [today, say])
  const tell = useTell(giveTask)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [unitId, givenOn, dueOn, what] = [numberOf(form, 'unit'), dayOf(form, 'givenOn'), dayOf(form, 'dueOn'), textOf(form, 'what')]
    const refused = givenOn && dueOn ? refuseToGive({ what, givenOn, dueOn }, today) : null
    const found = [
      ...(unitId ? [] : [{ name: 'unit', sentence: say(words.needUnit) }]), ...(what ? [] : [{ name: 'what', sentence: say(words.needWhat) }]),
      ...(givenOn ? [] : [{ name: 'givenOn', sentence: say(words.needDay) }]), ...(dueOn ? [] : [{ name: 'dueOn', sentence: say(words.needDue) }]),
      ...(refused && what ? [{ name: fieldOf[refused.code] ?? 'what', sentence: say(refused.code, refused.facts) }] : []),
    ]
    setErrors(found)
    if (found.length > 0 || !unitId || !givenOn || !dueOn) return
    tell.mutate({ unitId, what, hat: textOf(form, 'hat') as Hat, givenOn, dueOn, personId: numberOf(form, 'person') ?? null, paperId: numberOf(form, 'paper') ?? null }, {
      onSuccess: ({ id }) => { toast(say(words.given)); go(`/tasks/${id}`) },
      onError: onRefused,
    })
  }
  if (named > 0 && !unit.data && !unit.error) return <Page title={say(words.give)}><Skeleton lines={8} /></Page>
  return (
    <Page title={say(words.give)} path={[{ name: say(words.tasks), to: '/tasks' }, { name: say(words.give) }]} error={errors.length > 0}>
      <Card>
        <form noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          <Fields>
            <PickField name="unit" label={say(words.unit)} hint={say(words.unitHint)} find={units} {...(unit.data ? { initial: { key: String(named), label: unit.data.fullName } } : {})} error={wrong('unit')} />
            <PickField name="person" label={say(words.who)} hint={say(words.personHint)} find={people} optional error={wrong('person')} />
            <TextField name="what" label={say(words.what)} hint={say(words.whatHint)} lines={3} maxLength={1000} error={wrong('what')} />
            <SelectField name="hat" label={say(words.hat)} choices={hats.map((hat) => ({ value: hat, label: say(`tasks.hat.${hat}`) }))} />
            <DayField name="givenOn" label={say(words.givenOn)} initial={today} error={wrong('givenOn')} />
            <DayField name="dueOn" label={say(words.due)} error={wrong('dueOn')} />
            <PaperPick name="paper" label={say(words.basis)} />
          </Fields>
          <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.give)}</Button><Button onClick={() => go('/tasks')}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
