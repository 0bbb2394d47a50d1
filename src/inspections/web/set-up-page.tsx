import { useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { useUnitField } from '#posts/public-web.ts'
import { setUpTeam } from '../contract.ts'
import { refuseTeam } from '../inspection.ts'
import { idsOf } from './many-pick.tsx'
import { fieldOf, TeamForm, untilIn } from './team-form.tsx'
import { words } from './words.ts'

/** A unit sends a team. */
export const SetUpPage = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { today } = useDay()
  const ofUnit = useUnitField()
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const tell = useTell(setUpTeam)
  const submit = (form: FormData) => {
    const [owner, from] = [numberOf(form, 'unit'), dayOf(form, 'from')]
    const team = { name: textOf(form, 'name'), from: from ?? today, until: untilIn(form), headId: numberOf(form, 'head') ?? null, memberIds: idsOf(form, 'members'), targetIds: idsOf(form, 'targets') }
    const refused = refuseTeam(team)
    const found = [
      ...(owner ? [] : [{ name: 'unit', sentence: say(words.needUnit) }]), ...(from ? [] : [{ name: 'from', sentence: say(words.needDay) }]),
      ...(refused ? [{ name: fieldOf[refused.code] ?? 'name', sentence: say(refused.code, refused.facts) }] : []),
    ]
    setErrors(found)
    if (found.length > 0 || !owner || team.headId === null) return
    tell.mutate({ ...team, headId: team.headId, unitId: owner, paperId: numberOf(form, 'paper') ?? null }, {
      onSuccess: ({ id }) => { toast(say(words.done)); go(`/inspections/${id}`) },
      onError: onRefused,
    })
  }
  if (!ofUnit) return <Page title={say(words.setUp)}><Skeleton lines={8} /></Page>
  return (
    <Page title={say(words.setUp)} path={[{ name: say(words.inspections), to: '/inspections' }, { name: say(words.setUp) }]} error={errors.length > 0}>
      <TeamForm errors={errors} busy={tell.isPending} verb={say(words.setUp)} back="/inspections" submit={submit}
        above={<>
          <PickField name="unit" label={say(words.owner)} {...ofUnit} error={wrong('unit')} />
          <TextField name="name" label={say(words.name)} hint={say(words.nameHint)} maxLength={200} error={wrong('name')} />
          <PaperPick name="paper" label={say(words.decision)} />
          <DayField name="from" label={say(words.from)} initial={today} error={wrong('from')} />
        </>} />
    </Page>
  )
}
