import { useState } from 'react'
import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { numberOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { useMay } from '#ground/web/who.ts'
import { carryOutPlan } from '../contract.ts'
import styles from './mergers.module.css'
import { groupName, type GroupSeen, namesOf, type PlanSeen, type ProposalSeen } from './seen.ts'
import { words } from './words.ts'

/** The act itself: who leads each new village is chosen, the rest follows from the plan. Asks for a factor given lately. */
export const CarryOutCard = ({ seen, proposal }: { seen: PlanSeen; proposal: ProposalSeen }) => {
  const say = useSay()
  const tell = useToast()
  const may = useMay('mergers.carry-out')
  const send = useTell(carryOutPlan)
  const [errors, setErrors] = useState<FieldError[]>([])
  const names = namesOf(seen)
  const merging = proposal.groups.filter(({ members }) => members.length > 1)
  if (!may) return null
  const submit = (form: FormData) => send.mutate({ planId: seen.plan.id, leads: merging.map(({ seatId }) => ({ seatId, headId: numberOf(form, `head_${seatId}`) ?? null, secretaryId: numberOf(form, `secretary_${seatId}`) ?? null })) }, {
    onSuccess: () => { setErrors([]); tell(say(words.carriedOut), { see: { to: `/units/${seen.plan.communeId}?ngay=${seen.plan.on}`, label: seen.plan.commune } }); scrollTo({ top: 0 }) },
    onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
  })
  return (
    <Card title={say(words.carryOut)}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
        <ErrorSummary errors={errors} />
        <p className={styles.soft}>{say(words.carryOutWhy, { on: writeDay(dayFrom(seen.plan.on)) })}</p>
        <Fields>{merging.map((group) => <LeadFields key={group.seatId} group={group} village={groupName(group, names)} />)}</Fields>
        <FormActions><Button type="submit" kind="danger" busy={send.isPending}>{say(words.carryOut)}</Button></FormActions>
      </form>
    </Card>
  )
}

const LeadFields = ({ group: { seatId, led }, village }: { group: GroupSeen; village: string }) => {
  const say = useSay()
  const choices = [{ value: '', label: say(words.asFollows) }, ...(led?.candidates ?? []).map(({ personId, name }) => ({ value: String(personId), label: name }))]
  const initial = (id: number | null | undefined) => (id === null || id === undefined ? '' : String(id))
  return (
    <>
      <SelectField name={`head_${seatId}`} label={say(words.chooseHead, { village })} choices={choices} initial={initial(led?.headId)} />
      <SelectField name={`secretary_${seatId}`} label={say(words.chooseSecretary, { village })} choices={choices} initial={initial(led?.secretaryId)} />
    </>
  )
}
