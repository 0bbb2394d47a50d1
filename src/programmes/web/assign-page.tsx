import { type SubmitEvent, useRef } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { writeNumber } from '#ground/text/numbers.ts'
import { isDay } from '#ground/time/day.ts'
import { getChildren } from '#units/public-web.ts'
import { assignUnits } from '../contract.ts'
import { type Board, readPercent, useBoard } from './asking.ts'
import { words } from './words.ts'

/** Brings the programme down to the units right below, with one target and day. */
export const AssignPage = ({ params }: PageProps) => {
  const say = useSay()
  const asked = useBoard(params['number'])
  if (asked.error) return <ErrorState error={asked.error} whole />
  if (!asked.data) return <Page title={say(words.assign)}><Skeleton lines={8} /></Page>
  const { programme } = asked.data
  return (
    <Page title={say(words.assign)} sub={say(words.assignSub)} path={[{ name: say(words.programmes), to: '/programmes' }, { name: programme.name, to: `/programmes/${programme.number}` }, { name: say(words.assign) }]}>
      <Card><Assigning board={asked.data} /></Card>
    </Page>
  )
}

const fieldOf: Record<string, string> = { 'programmes.goal-and-day': 'dueOn', 'programmes.due-before-start': 'dueOn', 'programmes.not-a-percent': 'target', 'programmes.goal-of-nothing': 'target' }

const Assigning = ({ board: { programme, lines } }: { board: Board }) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day: on } = useDay()
  const tell = useTell(assignUnits)
  const below = useAsk(getChildren, { id: programme.unitId, on, known: undefined })
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const form = useRef<HTMLFormElement>(null)
  const back = `/programmes/${programme.number}?muc=don-vi`
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const assigned = given.getAll('units').map(Number)
    const target = readPercent(textOf(given, 'target'))
    if (assigned.length === 0) return setErrors([{ name: 'units', sentence: say(words.assignNone) }])
    if (target === undefined) return setErrors([{ name: 'target', sentence: say(words.needPercent) }])
    setErrors([])
    tell.mutate({ number: programme.number, assigned, target, dueOn: dayOf(given, 'dueOn') ?? null }, {
      onSuccess: ({ changed }) => { toast(say(words.assigned, { count: changed })); go(back) },
      onError: onRefused,
    })
  }
  const chooseAll = () => form.current?.querySelectorAll<HTMLInputElement>('input[name=units]').forEach((box) => { box.checked = true })
  return (
    <Shown asked={below} skeleton={<Skeleton lines={8} />}>
      {(children) => {
        const areas = children.filter(({ kind }) => ['province', 'district', 'commune', 'village'].includes(kind))
        if (areas.length === 0) return <EmptyState title={say(words.assignEmpty)} why={say(words.assignEmptyWhy)} action={<LinkButton to={back}>{programme.name}</LinkButton>} />
        return (
          <form ref={form} noValidate onSubmit={submit}>
            <ErrorSummary errors={errors} />
            <Fields>
              <Ticks name="units" label={say(words.assignWhich)} choices={areas.map(({ id, fullName }) => ({ value: String(id), label: fullName }))} initial={lines.map(({ unitId }) => String(unitId))} />
              <div><Button small onClick={chooseAll}>{say(words.assignAll)}</Button></div>
              <TextField name="target" label={say(words.goalField)} width="short" keys="decimal" optional error={wrong('target')} {...(programme.goal === null ? {} : { initial: writeNumber(programme.goal / 100) })} />
              <DayField name="dueOn" label={say(words.dueOn)} initial={isDay(programme.goalOn) ? programme.goalOn : undefined} optional error={wrong('dueOn')} />
            </Fields>
            <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.assign)}</Button><Button onClick={() => go(back)}>{say(words.cancel)}</Button></FormActions>
          </form>
        )
      }}
    </Shown>
  )
}
