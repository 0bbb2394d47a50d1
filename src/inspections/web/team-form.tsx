import { type ReactNode, type SubmitEvent, useMemo } from 'react'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import type { Found } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf } from '#ground/web/form/reading.ts'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { addDays, type Day } from '#ground/time/day.ts'
import { personFinder, unitFinder } from '#posts/public-web.ts'
import { ManyPick, type One } from './many-pick.tsx'
import { words } from './words.ts'

export const fieldOf: Record<string, string> = {
  'inspections.name-missing': 'name', 'inspections.head-missing': 'head', 'inspections.targets-missing': 'targets', 'inspections.target-not-below': 'targets', 'inspections.target-has-visits': 'targets', 'inspections.ends-before-it-begins': 'until', 'inspections.named-already': 'name', 'access.unit-not-yours': 'unit',
}

/** The form asks for the last day; a team's time ends the day after. */
export const untilIn = (form: FormData): Day | null => {
  const last = dayOf(form, 'until')
  return last ? addDays(last, 1) : null
}

type TeamFormProps = { errors: FieldError[]; busy: boolean; verb: string; back: string; submit: (form: FormData) => void; head?: Found; members?: One[]; targets?: One[]; until?: Day | undefined; above?: ReactNode; below?: ReactNode }

/** Who is on the team, and where it goes: for a new one and for one that changes. */
export const TeamForm = ({ errors, busy, verb, back, submit, head, members, targets, until, above, below }: TeamFormProps) => {
  const say = useSay()
  const go = useGo()
  const { today } = useDay()
  const [people, units] = useMemo(() => [personFinder(today, say), unitFinder(today)], [today, say])
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    submit(new FormData(event.currentTarget))
  }
  return (
    <Card>
      <form noValidate onSubmit={send}>
        <ErrorSummary errors={errors} />
        <Fields>
          {above}
          <PickField name="head" label={say(words.head)} find={people} {...(head ? { initial: head } : {})} error={wrong('head')} />
          <ManyPick name="members" label={say(words.addMember)} find={people} initial={members ?? []} />
          <ManyPick name="targets" label={say(words.addTarget)} find={units} initial={targets ?? []} error={wrong('targets')} />
          <DayField name="until" label={say(words.until)} hint={say(words.untilHint)} initial={until ? addDays(until, -1) : undefined} optional error={wrong('until')} />
          {below}
        </Fields>
        <FormActions><Button type="submit" kind="main" busy={busy}>{verb}</Button><Button onClick={() => go(back)}>{say(words.cancel)}</Button></FormActions>
      </form>
    </Card>
  )
}
