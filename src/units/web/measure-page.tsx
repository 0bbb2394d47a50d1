import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { PaperPick } from '#papers/public-web.ts'
import { getUnit, measureUnit } from '../contract.ts'
import { measureKinds } from '../unit.ts'
import type { UnitSeen } from './answers.ts'
import { NoUnit } from './no-unit.tsx'
import { titles } from './titles.ts'
import { crumbsOf } from './unit-crumbs.ts'
import { words as actWords } from './act-words.ts'
import { words } from './words.ts'

/** Which field a refusal of the server is about. */
const fieldOf: Record<string, string> = {
  'units.nothing-measured': 'households', 'units.not-a-count': 'households', 'units.not-an-area': 'area_km2', 'units.measure-without-source': 'source', 'units.not-yet-founded': 'on', 'units.already-ended': 'on',
}

export const MeasurePage = ({ params }: PageProps) => {
  const { day } = useDay()
  const id = Number(params.unitId)
  const asked = useAsk(getUnit, { id, on: day })
  if (asked.error) return <NoUnit error={asked.error} retry={() => void asked.refetch()} />
  return asked.data ? <MeasureForm key={id} unit={asked.data} /> : <Skeleton lines={8} />
}

/** How large the unit is from a day on; the server judges. */
const MeasureForm = ({ unit }: { unit: UnitSeen }) => {
  const say = useSay()
  const tell = useToast()
  const { day } = useDay()
  const send = useTell(measureUnit)
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const submit = (form: FormData) => {
    const on = dayOf(form, 'on')
    const unread = measureKinds.filter((kind) => textOf(form, kind) !== '' && numberOf(form, kind) === undefined)
    const faults = [...unread.map((name) => ({ name, sentence: say(words.notANumber) })), ...(on ? [] : [{ name: 'on', sentence: say(words.measureOnMissing) }])]
    setErrors(faults)
    if (!on || faults.length > 0) return
    send.mutate({ unitId: unit.id, on, source: textOf(form, 'source'), paperId: numberOf(form, 'paper') ?? null, measures: Object.fromEntries(measureKinds.map((kind) => [kind, numberOf(form, kind) ?? null])) }, {
      onSuccess: ({ change }) => tell(say(change === 'same' ? words.measureSame : words.measured, { unit: unit.fullName }), { see: { to: `/units/${unit.id}?ngay=${on}`, label: unit.fullName } }),
      onError: onRefused,
    })
  }
  return (
    <Page title={say(words.measureTitle, { unit: unit.fullName })} path={crumbsOf(unit, say(titles.measure))} error={errors.length > 0}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
        <ErrorSummary errors={errors} />
        <Card>
          <Fields>
            {measureKinds.map((kind) => <TextField key={kind} name={kind} label={say(`units.measure.${kind}`)} width="short" keys={kind === 'area_km2' ? 'decimal' : 'numeric'} optional error={wrong(kind)} />)}
            <DayField name="on" label={say(words.measureOn)} hint={say(words.measureOnHint)} initial={day} error={wrong('on')} />
            <TextField name="source" label={say(words.measureSource)} hint={say(words.measureSourceHint)} maxLength={500} error={wrong('source')} />
            <PaperPick name="paper" label={say(words.measurePaper)} />
          </Fields>
        </Card>
        <FormActions>
          <Button type="submit" kind="main" busy={send.isPending}>{say(words.measure)}</Button>
          <LinkButton kind="quiet" to={`/units/${unit.id}`}>{say(actWords.back)}</LinkButton>
        </FormActions>
      </form>
    </Page>
  )
}
