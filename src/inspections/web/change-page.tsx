import { useAsk, useTell } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { changeTeam, readTeam } from '../contract.ts'
import { refuseTeam } from '../inspection.ts'
import { idsOf } from './many-pick.tsx'
import { fieldOf, TeamForm, untilIn } from './team-form.tsx'
import { words } from './words.ts'

/** Members, units or the end of a team change, with a reason. */
export const ChangePage = ({ params }: PageProps) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { today } = useDay()
  const id = Number(params.teamId) || 0
  const asked = useAsk(readTeam, { id, on: today })
  const { errors, setErrors, onRefused } = useErrors(fieldOf)
  const tell = useTell(changeTeam)
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const team = asked.data
  if (!team) return <Page title={say(words.change)}><Skeleton lines={8} /></Page>
  const submit = (form: FormData) => {
    const given = { until: untilIn(form), headId: numberOf(form, 'head') ?? null, memberIds: idsOf(form, 'members'), targetIds: idsOf(form, 'targets') }
    const refused = refuseTeam({ ...given, name: team.name, from: team.from })
    const reason = textOf(form, 'reason')
    const found = [...(refused ? [{ name: fieldOf[refused.code] ?? 'targets', sentence: say(refused.code, refused.facts) }] : []), ...(reason ? [] : [{ name: 'reason', sentence: say(words.needReason) }])]
    setErrors(found)
    if (found.length > 0 || given.headId === null) return
    tell.mutate({ id, ...given, headId: given.headId, reason }, {
      onSuccess: () => { toast(say(words.done)); go(`/inspections/${id}`) },
      onError: onRefused,
    })
  }
  const called = (person: { id: number; name: string | null }) => ({ key: String(person.id), label: person.name ?? say(words.hidden) })
  const head = team.members.find((member) => member.id === team.headId)
  return (
    <Page title={say(words.change)} sub={team.name} path={[{ name: say(words.inspections), to: '/inspections' }, { name: team.name, to: `/inspections/${id}` }, { name: say(words.change) }]} error={errors.length > 0}>
      <TeamForm errors={errors} busy={tell.isPending} verb={say(words.save)} back={`/inspections/${id}`} submit={submit} until={team.until ?? undefined}
        {...(head ? { head: called(head) } : {})} members={team.members.filter((member) => member.id !== team.headId).map(called)} targets={team.targets.map((target) => ({ key: String(target.id), label: target.name }))}
        below={<TextField name="reason" label={say(words.reason)} lines={2} maxLength={500} error={errors.find(({ name }) => name === 'reason')?.sentence} />} />
    </Page>
  )
}
