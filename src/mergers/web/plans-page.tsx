import { useState } from 'react'
import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import { draftPlan, listPlans } from '../contract.ts'
import { regions } from '../plan.ts'
import { titles } from './titles.ts'
import { words } from './words.ts'

type Listed = (typeof listPlans)['gives']['_output'][number]
const tones = { drafted: 'grey', proposed: 'blue', decided: 'amber', carried_out: 'green', undone: 'red', withdrawn: 'grey' } as const

export const StateOfPlan = ({ state }: Pick<Listed, 'state'>) => <Chip tone={tones[state]}>{useSay()(`mergers.state.${state}`)}</Chip>

/** The merger plans of a commune, or of all below a unit; a form drafts another. */
export const PlansPage = () => {
  const say = useSay()
  const unitId = useListUnit()
  const { day: on, knownOn: known } = useDay()
  const may = useMay('mergers.propose') && known === undefined
  const unit = useAsk(getUnit, { id: unitId, on })
  const asked = useAsk(listPlans, { unitId, on, known })
  const columns: Column<Listed>[] = [
    { id: 'ten', header: say(words.plan), value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/mergers/${id}`}>{name}</Go> },
    { id: 'xa', header: say(words.commune), value: ({ commune }) => commune },
    { id: 'tu', header: say(words.on), value: ({ on: from }) => from, cell: ({ on: from }) => writeDay(dayFrom(from)) },
    { id: 'buoc', header: say(words.state), value: ({ state }) => say(`mergers.state.${state}`), cell: ({ state }) => <StateOfPlan state={state} /> },
  ]
  return (
    <Page title={unit.data ? say(words.plansOf, { unit: unit.data.fullName }) : say(titles.plans)} sub={say(words.sub)}>
      <Stack>
        <Card><UnitFilter unitId={unitId} /></Card>
        <Card>
          <Shown asked={asked} skeleton={<Skeleton lines={6} />}>{(plans) => <DataTable label={say(titles.plans)} rows={plans} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={say(words.none)} why={say(words.noneWhy)} />} />}</Shown>
        </Card>
        {may && unit.data && (unit.data.kind === 'commune' ? <Card title={say(words.draftFor, { unit: unit.data.fullName })}><DraftForm key={unitId} communeId={unitId} /></Card> : <p>{say(words.chooseCommune)}</p>)}
      </Stack>
    </Page>
  )
}

const DraftForm = ({ communeId }: { communeId: number }) => {
  const say = useSay()
  const tell = useToast()
  const { day } = useDay()
  const send = useTell(draftPlan)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((one) => one.name === name)?.sentence
  const submit = (form: FormData) => {
    const [name, on] = [textOf(form, 'name'), dayOf(form, 'on')]
    const faults = [...(name ? [] : [{ name: 'name', sentence: say(words.needName) }]), ...(on ? [] : [{ name: 'on', sentence: say(words.needDay) }])]
    setErrors(faults)
    if (!name || !on) return
    send.mutate({ unitId: communeId, name, on, region: regions.find((region) => region === textOf(form, 'region')) ?? 'northern', border: form.get('border') === 'yes', note: textOf(form, 'note') || null }, {
      onSuccess: ({ id }) => tell(say(words.drafted), { see: { to: `/mergers/${id}`, label: name } }),
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <TextField name="name" label={say(words.name)} hint={say(words.nameHint)} maxLength={200} error={wrong('name')} />
        <DayField name="on" label={say(words.effective)} initial={day} error={wrong('on')} />
        <SelectField name="region" label={say(words.region)} choices={regions.map((value) => ({ value, label: say(`mergers.region.${value}`) }))} />
        <Ticks name="border" label={say(words.minimum)} choices={[{ value: 'yes', label: say(words.border), hint: say(words.borderHint) }]} />
        <TextField name="note" label={say(words.note)} lines={2} maxLength={2000} optional />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={send.isPending}>{say(words.draft)}</Button></FormActions>
    </form>
  )
}
