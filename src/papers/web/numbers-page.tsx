import { type SubmitEvent, useState } from 'react'
import { isDay, writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { getSeriesNumbers, releaseNumber, reserveNumber } from '../contract.ts'
import { issuedText, paperName, type PaperSeen } from './paper-name.tsx'
import { daysText, kindText } from './series-page.tsx'
import { words } from './words.ts'

type Series = (typeof getSeriesNumbers)['gives']['_output']
type Line = { number: number; paper?: PaperSeen; kept?: Series['numbers']['reserved'][number] }

const linesOf = ({ given, reserved, gaps }: Series['numbers']): Line[] =>
  [...given, ...reserved.map((kept) => ({ number: kept.number, kept })), ...gaps.map((number) => ({ number }))].sort((a, b) => b.number - a.number)

const lineText = ({ paper, kept }: Line, say: Say): string => {
  if (paper) return paperName(paper, say)
  return kept ? say(words.numberKeptFor, { what: kept.whatFor, day: isDay(kept.reservedOn) ? writeDay(kept.reservedOn) : '' }) : say(words.numberGap)
}

/** Every number of a series: the paper that has it, for what it is kept, or that it is missing. */
export const NumbersPage = ({ params }: PageProps) => {
  const say = useSay()
  const mayEnter = useMay('papers.enter')
  const asked = useAsk(getSeriesNumbers, { id: Number(params['seriesId']) || 1 })
  const [giving, setGiving] = useState<{ id: number; number: number }>()
  const release = useTell(releaseNumber)
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const series = asked.data
  if (!series) return <Page title={say(words.series)}><Skeleton lines={8} /></Page>
  const columns: Column<Line>[] = [
    { id: 'so', header: say(words.number), number: true, value: ({ number }) => number },
    { id: 'van-ban', header: say(words.numberOf), value: (line) => lineText(line, say), cell: (line) => (line.paper ? <Go to={`/papers/${line.paper.id}`}>{lineText(line, say)}</Go> : <em>{lineText(line, say)}</em>) },
    { id: 'ngay', header: say(words.issuedOn), value: ({ paper }) => paper?.issuedOn, cell: ({ paper }) => (paper ? issuedText(paper, say) : '–') },
    ...(mayEnter && series.numbers.reserved.length > 0 ? [{ id: 'tra', header: say(words.numberRelease), unsorted: true, value: () => null, cell: ({ kept }: Line) => kept && <Button small kind="quiet" onClick={() => setGiving(kept)}>{say(words.numberRelease)}</Button> } satisfies Column<Line>] : []),
  ]
  const title = [series.issuer, kindText(series.kind, say), series.name].join(' · ')
  return (
    <Page title={title} sub={daysText(series)} path={[{ name: say(words.papers), to: '/papers' }, { name: say(words.series), to: '/papers/series' }, { name: series.name }]}>
      <Columns
        main={<Card><DataTable label={title} rows={linesOf(series.numbers)} columns={columns} rowKey={({ number, paper }) => `${number}/${paper?.id ?? ''}`} empty={<EmptyState title={say(words.none)} />} /></Card>}
        side={<>{mayEnter && <Card title={say(words.numberKeep)}><KeepForm series={series} /></Card>}<Card><p>{say(words.seriesBasis)}</p><InJournal of={`paper-series/${series.id}`} /></Card></>}
      />
      <Confirm open={giving !== undefined} close={() => setGiving(undefined)} title={say(words.numberReleaseTitle, { number: giving?.number ?? 0 })} verb={say(words.numberRelease)} withReason busy={release.isPending} refused={release.error}
        confirm={(reason) => release.mutate({ id: giving?.id ?? 0, reason }, { onSuccess: () => setGiving(undefined) })} />
    </Page>
  )
}

const KeepForm = ({ series: { id, numbers } }: { series: Series }) => {
  const say = useSay()
  const toast = useToast()
  const tell = useTell(reserveNumber)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [round, setRound] = useState(0)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setErrors([])
    tell.mutate({ id, number: numberOf(form, 'number') ?? null, whatFor: textOf(form, 'whatFor') }, {
      onSuccess: ({ number }) => { toast(say(words.numberKept, { number })); setRound(round + 1) },
      onError: (failed) => setErrors([{ name: failed.code.startsWith('papers.reserved-for') ? 'whatFor' : 'number', sentence: say(failed.code, failed.facts) }]),
    })
  }
  const wrong = (field: string) => errors.find(({ name }) => name === field)?.sentence
  return (
    <form key={round} noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <NumberField name="number" label={say(words.numberWhich)} hint={say(words.numberWhichHint, { next: numbers.next })} optional error={wrong('number')} />
        <TextField name="whatFor" label={say(words.numberWhat)} lines={2} maxLength={300} error={wrong('whatFor')} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.numberKeep)}</Button></FormActions>
    </form>
  )
}
