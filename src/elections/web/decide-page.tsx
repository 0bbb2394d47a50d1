import { useMemo, useState } from 'react'
import { addDays, today as todayIs } from '#ground/time/day.ts'
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
import { dayOf, numberOf } from '#ground/web/form/reading.ts'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { useUrl } from '#ground/web/url.ts'
import { PaperPick } from '#papers/public-web.ts'
import { unitFinder } from '#posts/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import { decide, listDrives } from '../contract.ts'
import { type Kind, kinds, unitKindOf } from '../election.ts'
import { words } from './words.ts'

/** The commune decides that an election is held. A link from a village's page names the unit. */
export const DecidePage = () => {
  const say = useSay()
  const url = useUrl()
  const { day } = useDay()
  const given = Number(url.get('don-vi')) || undefined
  const unit = useAsk(getUnit, given ? { id: given, on: day } : undefined)
  if (given && !unit.data && !unit.error) return <Page title={say(words.decide)}><Skeleton lines={6} /></Page>
  return <DecideForm initial={unit.data ? { id: unit.data.id, name: unit.data.fullName, kind: unit.data.kind === 'cell' ? 'cell' : 'village_head' } : undefined} />
}

const DecideForm = ({ initial }: { initial: { id: number; name: string; kind: Kind } | undefined }) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day } = useDay()
  const today = todayIs()
  const [kind, setKind] = useState<Kind>(initial?.kind ?? 'village_head')
  const [unitId, setUnit] = useState(initial?.id)
  const { errors, setErrors, wrong, onRefused } = useErrors()
  const drives = useAsk(listDrives, unitId ? { id: unitId, known: undefined } : undefined)
  const find = useMemo(() => unitFinder(day, unitKindOf[kind]), [day, kind])
  const tell = useTell(decide)
  const submit = (form: FormData) => {
    const [unit, on, plannedOn] = [numberOf(form, 'unit'), dayOf(form, 'on'), dayOf(form, 'plannedOn')]
    setErrors([...(unit ? [] : [{ name: 'unit', sentence: say(words.needUnit) }]), ...(on ? [] : [{ name: 'on', sentence: say(words.needDay) }]), ...(plannedOn ? [] : [{ name: 'plannedOn', sentence: say(words.needDay) }])])
    if (!unit || !on || !plannedOn) return
    tell.mutate({ unitId: unit, kind, on, plannedOn, paperId: numberOf(form, 'paper') ?? null, driveId: numberOf(form, 'drive') ?? null }, {
      onSuccess: ({ id }) => { toast(say(words.stepDone, { step: say(words.step_decide) })); go(`/elections/${id}`) },
      onError: onRefused,
    })
  }
  return (
    <Page title={say(words.decide)} sub={say(words.decideSub)} path={[{ name: say(words.elections), to: '/elections' }, { name: say(words.decide) }]} error={errors.length > 0}>
      <Card>
        <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
          <ErrorSummary errors={errors} />
          <Fields>
            <SelectField name="kind" label={say(words.kind)} initial={kind} choices={kinds.map((value) => ({ value, label: say(`elections.kind.${value}`) }))} onChoose={(value) => { setKind(value as Kind); setUnit(undefined) }} />
            <PickField key={kind} name="unit" label={say(kind === 'cell' ? words.cell : words.village)} hint={say(words.unitHint)} find={find} error={wrong('unit')} onPick={(found) => setUnit(found ? Number(found.key) : undefined)}
              {...(initial?.kind === kind ? { initial: { key: String(initial.id), label: initial.name } } : {})} />
            <DayField name="on" label={say(words.decidedOn)} initial={today} error={wrong('on')} />
            <DayField name="plannedOn" label={say(words.plannedOn)} initial={addDays(today, 30)} error={wrong('plannedOn')} />
            {(drives.data ?? []).some((drive) => drive.kind === kind) && (
              <SelectField key={unitId} name="drive" label={say(words.driveOf)} choices={[{ value: '', label: say(words.noDrive) }, ...drives.data!.filter((drive) => drive.kind === kind).map(({ id, name }) => ({ value: String(id), label: name }))]} />
            )}
            <PaperPick name="paper" label={say(words.paper)} />
          </Fields>
          <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.save)}</Button><Button onClick={() => go('/elections')}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
