import { type SubmitEvent, useState } from 'react'
import { addDays, type Day, isDay, writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { listSeries, openPaperSeries } from '../contract.ts'
import { refuseToOpenSeries, type SeriesDraft } from '../series.ts'
import { words } from './words.ts'

type Line = (typeof listSeries)['gives']['_output'][number]

export const kindText = (kind: string | null, say: Say) => kind ?? say(words.seriesAllKinds)
export const daysText = ({ from, until }: { from: string; until: string | null }) => `${isDay(from) ? writeDay(from) : ''} – ${isDay(until) ? writeDay(addDays(until, -1)) : ''}`

const columnsOf = (say: Say): Column<Line>[] => [
  { id: 'noi', header: say(words.seriesOf), value: ({ issuer }) => issuer, cell: ({ id, issuer }) => <Go to={`/papers/series/${id}`}>{issuer}</Go> },
  { id: 'loai', header: say(words.seriesKind), value: ({ kind }) => kindText(kind, say) },
  { id: 'ten', header: say(words.seriesName), value: ({ name }) => name },
  { id: 'cap', header: say(words.seriesGiven), number: true, value: ({ given }) => given },
  { id: 'giu', header: say(words.seriesReserved), number: true, value: ({ reserved }) => reserved },
  { id: 'trong', header: say(words.seriesGaps), number: true, value: ({ gaps }) => gaps },
  { id: 'tiep', header: say(words.seriesNext), number: true, value: ({ next }) => next },
]

/** The rows of numbers that offices keep, how far each is, and a form to open one's own. */
export const SeriesPage = () => {
  const say = useSay()
  const mayEnter = useMay('papers.enter')
  const asked = useAsk(listSeries, {})
  return (
    <Page title={say(words.series)} sub={say(words.seriesSub)} path={[{ name: say(words.papers), to: '/papers' }, { name: say(words.series) }]}>
      <Stack>
        <Card>
          <Shown asked={asked} skeleton={<Skeleton lines={6} />}>
            {(rows) => <DataTable label={say(words.series)} rows={rows} columns={columnsOf(say)} rowKey={({ id }) => id} empty={<EmptyState title={say(words.seriesNone)} why={say(words.seriesNoneWhy)} />} />}
          </Shown>
        </Card>
        {mayEnter && <Card title={say(words.seriesOpen)}><OpenForm /><p><small>{say(words.seriesBasis)}</small></p></Card>}
      </Stack>
    </Page>
  )
}

const fieldOf: Record<string, string> = {
  'papers.issuer-missing': 'issuer', 'papers.series-without-name': 'name', 'papers.series-ends-before': 'until', 'papers.series-is-a-year': 'from', 'papers.series-needs-a-kind': 'kind',
}

const OpenForm = () => {
  const say = useSay()
  const toast = useToast()
  const tell = useTell(openPaperSeries)
  const { errors, setErrors, wrong, onRefused } = useErrors()
  const [round, setRound] = useState(0)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const draft = draftIn(new FormData(event.currentTarget))
    if (!draft) return setErrors([{ name: 'from', sentence: say(words.needFrom) }])
    const refusal = refuseToOpenSeries(draft)
    if (refusal) return setErrors([{ name: fieldOf[refusal.code] ?? 'name', sentence: say(refusal.code, refusal.facts) }])
    setErrors([])
    tell.mutate(draft, {
      onSuccess: () => { toast(say(words.seriesOpened, { name: draft.name })); setRound(round + 1) },
      onError: onRefused,
    })
  }
  return (
    <form key={round} noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <SelectField name="side" label={say(words.seriesSide)} choices={[{ value: 'party', label: say(words.seriesParty) }, { value: 'state', label: say(words.seriesState) }]} />
        <TextField name="issuer" label={say(words.issuer)} hint={say(words.issuerHint)} maxLength={200} error={wrong('issuer')} />
        <TextField name="kind" label={say(words.seriesKind)} hint={say(words.seriesKindHint)} width="short" maxLength={8} error={wrong('kind')} />
        <TextField name="name" label={say(words.seriesName)} hint={say(words.seriesNameHint)} width="medium" maxLength={80} error={wrong('name')} />
        <DayField name="from" label={say(words.seriesFrom)} hint={say(words.seriesFromHint)} error={wrong('from')} />
        <DayField name="until" label={say(words.seriesUntil)} hint={say(words.seriesUntilHint)} error={wrong('until')} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.seriesOpen)}</Button></FormActions>
    </form>
  )
}

/** The last day typed is the last of the series; kept is the first day after it. */
function draftIn(form: FormData): SeriesDraft | undefined {
  const [from, last]: (Day | undefined)[] = [dayOf(form, 'from'), dayOf(form, 'until')]
  if (!from) return undefined
  return { issuer: textOf(form, 'issuer'), side: textOf(form, 'side') === 'state' ? 'state' : 'party', kind: textOf(form, 'kind').toUpperCase() || null, name: textOf(form, 'name'), from, until: last ? addDays(last, 1) : null }
}
