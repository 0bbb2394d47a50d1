import { useState } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { Go, useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { personFinder } from '#posts/public-web.ts'
import { kinds, listRequests, type RequestSeen, takeIn, ways } from '../contract.ts'
import { isOverdue, nextDue } from './due.ts'
import { words } from './words.ts'

/** What persons have asked, the next due first, and the form to take one in. */
export const RequestsPage = () => {
  const say = useSay()
  const [over, setOver] = useUrlText('xong')
  const ended = over === 'roi'
  const asked = useAsk(listRequests, ended ? { ended: 'yes' as const } : {})
  const columns: Column<RequestSeen>[] = [
    { id: 'nguoi', header: say(words.person), value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/requests/${id}`}>{name}</Go> },
    { id: 'xin', header: say(words.kind), value: ({ kind }) => say(words[`kind_${kind}`]) },
    { id: 'nhan', header: say(words.cameOn), value: ({ cameOn }) => cameOn, cell: ({ cameOn }) => writeDay(cameOn) },
    { id: 'han-tra-loi', header: say(words.answerDueOn), value: ({ answerDueOn }) => answerDueOn, cell: ({ answerDueOn }) => writeDay(answerDueOn) },
    { id: 'han', header: say(words.dueOn), value: ({ dueOn }) => dueOn, cell: (request) => <>{writeDay(request.dueOn)} {request.extendedFrom && <Chip tone="grey">{say(words.extended)}</Chip>} {isOverdue(request) && <Chip tone="red">{say(words.overdue)}</Chip>}</> },
    { id: 'buoc', header: say(words.state), value: ({ state }) => say(words[`state_${state}`]) },
  ]
  return (
    <Page title={say(words.requests)} sub={say(words.requestsSub)} actions={<Button onClick={() => setOver(ended ? '' : 'roi', { keep: true })}>{say(ended ? words.showOpen : words.showOver)}</Button>}>
      <Stack>
        <Card title={say(ended ? words.over : words.open)}>
          <Shown asked={asked}>
            {(found) => <DataTable label={say(words.requests)} rows={ended ? found : [...found].sort((a, b) => (nextDue(a) < nextDue(b) ? -1 : 1))} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={say(words.none)} why={say(words.noneWhy)} />} />}
          </Shown>
        </Card>
        {!ended && <Card title={say(words.take)}><TakeForm /></Card>}
      </Stack>
    </Page>
  )
}

const fieldOf: Record<string, string> = { 'privacy.came-in-the-future': 'cameOn', 'privacy.before-the-law': 'cameOn', 'privacy.asked-already': 'kind', 'people.no-such-person': 'person' }

const TakeForm = () => {
  const say = useSay()
  const toast = useToast()
  const go = useGo()
  const { day, today } = useDay()
  const take = useTell(takeIn)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((one) => one.name === name)?.sentence
  const submit = (form: FormData) => {
    const [personId, cameOn] = [numberOf(form, 'person'), dayOf(form, 'cameOn')]
    setErrors([...(personId === undefined ? [{ name: 'person', sentence: say(words.needPerson) }] : []), ...(cameOn === undefined ? [{ name: 'cameOn', sentence: say(words.needDay) }] : [])])
    if (personId === undefined || cameOn === undefined) return
    take.mutate({ personId, cameOn, kind: textOf(form, 'kind') as (typeof kinds)[number], way: textOf(form, 'way') as (typeof ways)[number] }, {
      onSuccess: ({ id }) => { toast(say(words.taken)); go(`/requests/${id}`) },
      onError: (error) => setErrors([{ ...(fieldOf[error.code] ? { name: fieldOf[error.code] } : {}), sentence: say(error.code, error.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <PickField name="person" label={say(words.person)} hint={say(words.personHint)} find={personFinder(day, say)} error={wrong('person')} />
        <SelectField name="kind" label={say(words.kind)} choices={kinds.map((kind) => ({ value: kind, label: say(words[`kind_${kind}`]) }))} error={wrong('kind')} />
        <SelectField name="way" label={say(words.way)} choices={ways.map((way) => ({ value: way, label: say(words[`way_${way}`]) }))} />
        <DayField name="cameOn" label={say(words.cameOn)} initial={today} error={wrong('cameOn')} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={take.isPending}>{say(words.take)}</Button></FormActions>
    </form>
  )
}
