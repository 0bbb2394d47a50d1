import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { DayField } from '#ground/web/form/day-field.tsx'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { dayOf, numberOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { PersonPick } from '#posts/public-web.ts'
import { agreeCandidates, type ElectionSeen, formTeam, publishPlan } from '../contract.ts'
import styles from './elections.module.css'
import { PeopleList, type Picked } from './people-list.tsx'
import { StepForm } from './step-form.tsx'
import { words } from './words.ts'

type Seen = { election: ElectionSeen }

/** What a number of law says, with its basis and its mark. */
export const Law = ({ told, sentence }: { told: { basis: string; status: string; value?: unknown } | null; sentence: string }) => {
  const say = useSay()
  if (!told) return null
  return <p className={styles.soft}>{sentence}{told.status === 'unconfirmed' && ` (${say(words.unconfirmed)})`}</p>
}

export const PlanForm = ({ election }: Seen) => {
  const say = useSay()
  const tell = useTell(publishPlan)
  const { planDaysBefore } = election.rules
  return (
    <StepForm step={say(words.step_plan)} busy={tell.isPending} submit={(form, dated, sending) => { tell.mutate({ id: election.id, ...dated, plannedOn: dayOf(form, 'plannedOn') }, sending); return undefined }}>
      <DayField name="plannedOn" label={say(words.plannedOn)} initial={election.plannedOn ?? undefined} />
      {election.kind === 'village_head' && planDaysBefore && <Law told={planDaysBefore} sentence={say(words.planLaw, planDaysBefore)} />}
    </StepForm>
  )
}

export const TeamForm = ({ election }: Seen) => {
  const say = useSay()
  const tell = useTell(formTeam)
  const [head, setHead] = useState<{ id: number; name: string }>()
  const [others, setOthers] = useState<Picked[]>([])
  const on = election.plannedOn!
  const { teamDaysBefore } = election.rules
  return (
    <StepForm step={say(words.step_team)} busy={tell.isPending} submit={(_form, dated, sending) => {
      if (!head) return [{ name: 'head', sentence: say('elections.team-needs-a-head') }]
      tell.mutate({ id: election.id, ...dated, members: [{ personId: head.id, part: 'head' }, ...others.filter(({ id }) => id !== head.id).map(({ id }) => ({ personId: id, part: 'member' as const }))] }, sending)
      return undefined
    }}>
      {teamDaysBefore && <Law told={teamDaysBefore} sentence={say(words.planLaw, teamDaysBefore)} />}
      <PersonPick name="head" label={say(words.teamHead)} on={on} onPicked={setHead} />
      <PeopleList name="member" label={say(words.teamMember)} on={on} people={others} change={setOthers} />
    </StepForm>
  )
}

export const ListForm = ({ election }: Seen) => {
  const say = useSay()
  const tell = useTell(agreeCandidates)
  const [people, setPeople] = useState<Picked[]>([])
  const isCell = election.kind === 'cell'
  const { committeeThreshold, surplusMax } = election.rules
  return (
    <StepForm step={say(words.step_list)} busy={tell.isPending} submit={(form, dated, sending) => {
      if (people.length === 0) return [{ sentence: say(words.needPerson) }]
      tell.mutate({ id: election.id, ...dated, seats: isCell ? numberOf(form, 'seats') ?? null : null, candidates: people.map(({ id, putBy }) => ({ personId: id, putBy })) }, sending)
      return undefined
    }}>
      {isCell ? <NumberField name="seats" label={say(words.seats)} hint={say(words.seatsHint, committeeThreshold)} optional /> : <p className={styles.soft}>{say(words.agreedWith)}</p>}
      {isCell && surplusMax.status === 'unconfirmed' && <Law told={surplusMax} sentence={surplusMax.basis} />}
      <PeopleList name="candidate" label={say(words.candidates)} on={election.plannedOn!} people={people} change={setPeople} putBy={isCell ? 'committee' : 'front'} askPutBy />
    </StepForm>
  )
}

