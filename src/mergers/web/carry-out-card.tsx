import { useState } from 'react'
import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { FormActions } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { carryOutPlan } from '../contract.ts'
import styles from './mergers.module.css'
import { inPlan } from './posts-form.tsx'
import { groupName, type GroupSeen, namesOf, type PlanSeen, type ProposalSeen } from './seen.ts'
import { words } from './words.ts'

/** The act itself, with who is to hold each post of the new villages. Asks for a factor given lately. */
export const CarryOutCard = ({ seen, proposal }: { seen: PlanSeen; proposal: ProposalSeen }) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(carryOutPlan)
  const [errors, setErrors] = useState<FieldError[]>([])
  const names = namesOf(seen)
  const merging = proposal.groups.filter(({ members }) => members.length > 1)
  const submit = () => send.mutate({ planId: seen.plan.id, leads: merging.map(({ seatId, led }) => ({ seatId, headId: null, secretaryId: null, posts: led?.seats.map((seat) => ({ kind: seat.kind, personIds: inPlan(seat) })) ?? [] })) }, {
    onSuccess: () => { setErrors([]); tell(say(words.carriedOut), { see: { to: `/units/${seen.plan.communeId}?ngay=${seen.plan.on}`, label: seen.plan.commune } }); scrollTo({ top: 0 }) },
    onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
  })
  return (
    <Card title={say(words.carryOut)}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
        <ErrorSummary errors={errors} />
        <p className={styles.soft}>{say(words.carryOutWhy, { on: writeDay(dayFrom(seen.plan.on)) })}</p>
        <p className={styles.soft}>{say(words.carryOutHolders)}</p>
        <ul className={`${styles.list} ${styles.lined}`}>{merging.map((group) => <Holders key={group.seatId} group={group} village={groupName(group, names)} />)}</ul>
        <FormActions><Button type="submit" kind="danger" busy={send.isPending}>{say(words.carryOut)}</Button></FormActions>
      </form>
    </Card>
  )
}

/** Who is to hold what, as it will be written; changed at the group above. */
const Holders = ({ group: { led }, village }: { group: GroupSeen; village: string }) => {
  const say = useSay()
  if (!led) return null
  const nameOf = (seat: (typeof led.seats)[number], id: number) => seat.candidates.find(({ personId }) => personId === id)?.name ?? `#${id}`
  return (
    <li>
      <strong>{village}</strong>
      {led.seats.map((seat) => <span key={seat.kind}>{say(seat)}: {inPlan(seat).length === 0 ? say(words.nobody) : inPlan(seat).map((id) => nameOf(seat, id)).join(', ')}{seat.chosen === null && inPlan(seat).length > 0 && <span className={styles.soft}> ({say(words.byFacts)})</span>}</span>)}
    </li>
  )
}
