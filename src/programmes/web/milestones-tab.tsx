import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { EmptyState } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useIndicators } from '#indicators/public-web.ts'
import { setProgrammeMilestone, strikeProgrammeMilestone } from '../contract.ts'
import { measuring } from '../programme.ts'
import { type Board, dayText, percentText, readPercent } from './asking.ts'
import { words } from './words.ts'

type Milestone = Board['milestones'][number]

/** The steps of the programme, in how many units each is done, and a form to set another. */
export const MilestonesTab = ({ board }: { board: Board }) => {
  const say = useSay()
  const told = useIndicators()
  const [striking, setStriking] = useState<Milestone>()
  const strike = useTell(strikeProgrammeMilestone)
  const nameOf = (code: string) => say(told.data?.find((one) => one.code === code)?.name ?? code)
  const done = ({ number }: Milestone) => board.lines.filter(({ standing }) => standing.milestones.some((one) => one.number === number && one.step === 'done')).length
  const columns: Column<Milestone>[] = [
    { id: 'ten', header: say(words.milestoneName), value: ({ name }) => name },
    { id: 'han', header: say(words.milestoneDue), value: ({ dueOn }) => dueOn, cell: ({ dueOn }) => dayText(dueOn) },
    { id: 'bang', header: say(words.milestoneHow), value: (one) => howText(one, nameOf, say) },
    { id: 'xong', header: say(words.milestoneDone), number: true, value: done, cell: (one) => say(words.ofMilestones, { done: done(one), of: board.lines.length }) },
    ...(board.leads ? [{ id: 'bo', header: say(words.strike), unsorted: true, value: () => null, cell: (one: Milestone) => <Button small kind="quiet" aria-label={`${say(words.strike)}: ${one.name}`} onClick={() => setStriking(one)}>{say(words.strike)}</Button> } satisfies Column<Milestone>] : []),
  ]
  return (
    <Stack>
      <Card><DataTable label={say(words.tabMilestones)} rows={board.milestones} columns={columns} rowKey={({ number }) => number} empty={<EmptyState title={say(words.milestonesNone)} why={say(words.milestonesNoneWhy)} />} /></Card>
      {board.leads && <Card title={say(words.milestoneAdd)}><MilestoneForm number={board.programme.number} /></Card>}
      <Confirm open={striking !== undefined} close={() => setStriking(undefined)} title={say(words.strikeMilestone, { name: striking?.name ?? '' })} verb={say(words.strike)} withReason busy={strike.isPending} refused={strike.error}
        confirm={(reason) => strike.mutate({ milestone: striking?.number ?? 0, reason }, { onSuccess: () => setStriking(undefined) })} />
    </Stack>
  )
}

export const howText = ({ indicator, percent }: Milestone, nameOf: (code: string) => string, say: Say): string =>
  (indicator === null ? say(words.milestoneReported) : say(words.milestoneCounted, { name: nameOf(indicator).toLowerCase(), percent: percentText(percent ?? 0) }))

const fieldOf: Record<string, string> = { 'programmes.milestone-without-name': 'name', 'programmes.due-before-start': 'dueOn', 'programmes.milestone-half-measured': 'percent', 'programmes.not-a-percent': 'percent', 'programmes.not-a-measure': 'indicator' }

const MilestoneForm = ({ number }: { number: number }) => {
  const say = useSay()
  const toast = useToast()
  const told = useIndicators()
  const tell = useTell(setProgrammeMilestone)
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const [round, setRound] = useState(0)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [dueOn, percent, name] = [dayOf(form, 'dueOn'), readPercent(textOf(form, 'percent')), textOf(form, 'name')]
    if (!dueOn) return setErrors([{ name: 'dueOn', sentence: say(words.needDay) }])
    if (percent === undefined) return setErrors([{ name: 'percent', sentence: say(words.needPercent) }])
    setErrors([])
    tell.mutate({ number, name, dueOn, indicator: textOf(form, 'indicator') || null, percent }, {
      onSuccess: () => { toast(say(words.milestoneSet, { name })); setRound(round + 1) },
      onError: onRefused,
    })
  }
  const choices = [{ value: '', label: say(words.milestoneByReport) }, ...measuring(told.data ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))]
  return (
    <form key={round} noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <TextField name="name" label={say(words.milestoneName)} hint={say(words.milestoneNameHint)} maxLength={200} error={wrong('name')} />
        <DayField name="dueOn" label={say(words.milestoneDue)} error={wrong('dueOn')} />
        <SelectField name="indicator" label={say(words.milestoneIndicator)} choices={choices} initial="" error={wrong('indicator')} />
        <TextField name="percent" label={say(words.milestonePercent)} width="short" keys="decimal" optional error={wrong('percent')} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.milestoneAdd)}</Button></FormActions>
    </form>
  )
}
