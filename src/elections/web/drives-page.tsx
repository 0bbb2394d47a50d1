import { addMonths, writeDay } from '#ground/time/day.ts'
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
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go, useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { useMay } from '#ground/web/who.ts'
import { PaperPick } from '#papers/public-web.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { listDrives, openDrive } from '../contract.ts'
import { type Kind, kinds } from '../election.ts'
import styles from './elections.module.css'
import { words } from './words.ts'

/** The drives that concern a unit, and the form to open one. */
export const DrivesPage = () => {
  const say = useSay()
  const unitId = useListUnit()
  const { knownOn: known } = useDay()
  const mayRun = useMay('elections.run') && known === undefined
  const asked = useAsk(listDrives, { id: unitId, known })
  return (
    <Page title={say(words.drives)} sub={say(words.drivesSub)} path={[{ name: say(words.elections), to: `/elections?unit=${unitId}` }, { name: say(words.drives) }]}>
      <Stack>
        <Card>
          <UnitFilter unitId={unitId} />
          <Shown asked={asked}>
            {(drives) => drives.length === 0 ? <EmptyState title={say(words.noDrives)} why={say(words.noDrivesWhy)} /> : (
              <ul className={styles.readings}>
                {drives.map(({ id, name, unit, kind, from, dueOn }) => <li key={id}><span><Go to={`/drives/${id}?ngay=${dueOn}`}>{name}</Go><div className={styles.soft}>{unit} · {say(`elections.kind.${kind}`)} · {writeDay(from)} – {writeDay(dueOn)}</div></span></li>)}
              </ul>
            )}
          </Shown>
        </Card>
        {mayRun && <Card title={say(words.newDrive)}><DriveForm key={unitId} unitId={unitId} /></Card>}
      </Stack>
    </Page>
  )
}

const DriveForm = ({ unitId }: { unitId: number }) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { today } = useDay()
  const tell = useTell(openDrive)
  const { errors, setErrors, wrong, onRefused } = useErrors()
  const submit = (form: FormData) => {
    const [name, from, dueOn] = [textOf(form, 'name'), dayOf(form, 'from'), dayOf(form, 'dueOn')]
    setErrors([...(name.length > 2 ? [] : [{ name: 'name', sentence: say(words.needDriveName) }]), ...(from ? [] : [{ name: 'from', sentence: say(words.needDay) }]), ...(dueOn ? [] : [{ name: 'dueOn', sentence: say(words.needDay) }])])
    if (name.length < 3 || !from || !dueOn) return
    tell.mutate({ unitId, kind: textOf(form, 'kind') as Kind, name, from, dueOn, paperId: numberOf(form, 'paper') ?? null }, {
      onSuccess: ({ id }) => { toast(say(words.opened)); go(`/drives/${id}`) },
      onError: onRefused,
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <TextField name="name" label={say(words.driveName)} maxLength={200} error={wrong('name')} />
        <SelectField name="kind" label={say(words.kind)} choices={kinds.map((value) => ({ value, label: say(`elections.kind.${value}`) }))} />
        <DayField name="from" label={say(words.driveFrom)} initial={today} error={wrong('from')} />
        <DayField name="dueOn" label={say(words.driveDue)} initial={addMonths(today, 3)} error={wrong('dueOn')} />
        <PaperPick name="paper" label={say(words.paper)} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.newDrive)}</Button></FormActions>
    </form>
  )
}
