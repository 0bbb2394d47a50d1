import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { PaperPick } from '#papers/public-web.ts'
import { highReasons } from '../allowance.ts'
import { listClasses, setClass } from '../contract.ts'
import { UnitFilter, useFundUnit } from './period.tsx'
import { titles } from './titles.ts'
import { words } from './words.ts'

type Answer = (typeof listClasses)['gives']['_output']
type VillageSeen = Answer['villages'][number]

/** Of each village of a commune on the day: households, type, level of the fund and why; and a form that classes one. */
export const ClassesPage = () => {
  const say = useSay()
  const unitId = useFundUnit()
  const { day: on, knownOn: known } = useDay()
  const maySet = useMay('funds.set') && known === undefined
  const asked = useAsk(listClasses, unitId === undefined ? undefined : { unitId, on, known })
  const unit = asked.data?.unit
  return (
    <Page title={unit ? say(words.classesOf, { unit: unit.fullName }) : say(titles.classes)} sub={say(words.classesSub)} {...(unit ? { path: [{ name: say(words.of, { unit: unit.fullName }), to: `/funds?unit=${unit.id}` }, { name: say(titles.classes) }] } : {})}>
      <Stack>
        <Card><UnitFilter unitId={unitId} of="district,commune,village" /></Card>
        {unitId === undefined ? <Card><EmptyState title={say(words.chooseUnit)} why={say(words.chooseUnitWhy)} /></Card> : (
          <Shown asked={asked} skeleton={<Skeleton lines={10} />}>{({ villages }) => (
            <Stack>
              <Card><Villages villages={villages} /></Card>
              {maySet && villages.length > 0 && <Card title={say(words.classVillage)}><ClassForm villages={villages} /></Card>}
            </Stack>
          )}</Shown>
        )}
      </Stack>
    </Page>
  )
}

const Villages = ({ villages }: { villages: VillageSeen[] }) => {
  const say = useSay()
  const fundWord = ({ fund }: VillageSeen) => say(fund === 'high' ? words.fundHigh : fund === 'low' ? words.fundLow : words.fundUnknown)
  const columns: Column<VillageSeen>[] = [
    { id: 'thon', header: say(words.village), value: ({ village }) => village, cell: ({ id, village }) => <Go to={`/units/${id}`}>{village}</Go> },
    { id: 'ho', header: say(words.households), number: true, value: ({ households }) => households },
    { id: 'loai', header: say(words.typeColumn), value: ({ villageType }) => (villageType === null ? say(words.byResolution) : say(words.type, { type: villageType })) },
    { id: 'muc', header: say(words.fundColumn), value: fundWord },
    { id: 'vi', header: say(words.reason), value: ({ highFund }) => (highFund ? say(`funds.high.${highFund}`) : null) },
  ]
  return <DataTable label={say(titles.classes)} rows={villages} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={say(words.noVillages)} why={say(words.noVillagesWhy)} />} />
}

const fieldOf: Record<string, string> = { 'funds.no-such-type': 'type', 'funds.not-a-village': 'village', 'funds.unit-not-there': 'from' }

const ClassForm = ({ villages }: { villages: VillageSeen[] }) => {
  const say = useSay()
  const tell = useToast()
  const { day } = useDay()
  const send = useTell(setClass)
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const submit = (form: FormData) => {
    const [unitId, from] = [numberOf(form, 'village'), dayOf(form, 'from')]
    const faults = [...(unitId === undefined ? [{ name: 'village', sentence: say(words.needVillage) }] : []), ...(from ? [] : [{ name: 'from', sentence: say(words.needFrom) }])]
    setErrors(faults)
    if (unitId === undefined || !from) return
    const highFund = highReasons.find((reason) => reason === textOf(form, 'high')) ?? null
    send.mutate({ unitId, from, villageType: numberOf(form, 'type') ?? null, highFund, paperId: numberOf(form, 'paper') ?? null }, {
      onSuccess: ({ change }) => tell(say(words[`saved_${change}`])),
      onError: onRefused,
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <SelectField name="village" label={say(words.village)} mustChoose choices={villages.map(({ id, village }) => ({ value: String(id), label: village }))} error={wrong('village')} />
        <SelectField name="type" label={say(words.classType)} choices={[{ value: '', label: say(words.typeByRule) }, ...[1, 2, 3].map((type) => ({ value: String(type), label: say(words.type, { type }) }))]} error={wrong('type')} />
        <SelectField name="high" label={say(words.highFund)} choices={[{ value: '', label: say(words.highByRule) }, ...highReasons.map((value) => ({ value, label: say(`funds.high.${value}`) }))]} />
        <DayField name="from" label={say(words.classFrom)} initial={day} error={wrong('from')} />
        <PaperPick name="paper" label={say(words.classPaper)} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={send.isPending}>{say(words.save)}</Button></FormActions>
    </form>
  )
}
