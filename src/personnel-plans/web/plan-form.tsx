import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Row } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { personFinder } from '#posts/public-web.ts'
import { approvePlan, type CandidateSeen, draftPlan, proposePlan, type readVillagePlan, returnPlan } from '../contract.ts'
import { type Approval, type Obstacle, obstacles, type Option, options, refuseStep, refuseToJudge } from '../plan.ts'
import { obstacleWords, optionWords, stateWords } from '../words.ts'
import styles from './plans.module.css'
import { words } from './words.ts'
import type { z } from 'zod'

type PlanSeen = z.infer<typeof readVillagePlan.gives>['plan']
type Which = { villageId: number; termId: number; plan: PlanSeen }

const else_ = 'else'
const fieldOf: Record<string, string> = { 'personnel-plans.say-who': 'person', 'personnel-plans.say-why': 'planReason', 'personnel-plans.due-outside': 'dueOn', 'people.no-such-person': 'other', 'people.restricted': 'person', 'personnel-plans.person-folded': 'other' }

/** Drafts the plan; closed while it is proposed or approved. */
export const PlanForm = ({ villageId, termId, plan, candidates }: Which & { candidates: CandidateSeen[] }) => {
  const say = useSay()
  const toast = useToast()
  const { day } = useDay()
  const asked = useUrl().get('pa')
  const tell = useTell(draftPlan)
  const [option, setOption] = useState<Option>(options.find((each) => each === asked) ?? plan?.option ?? 'retain')
  const known = candidates.some(({ personId }) => personId === plan?.personId)
  const first = plan?.personId ? (known ? String(plan.personId) : else_) : candidates[0] ? String(candidates[0].personId) : else_
  const [who, setWho] = useState(first)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  if (plan && refuseStep('draft', plan)) return <Notice>{say(words.locked, { state: say(stateWords[plan.state]).toLowerCase() })}</Notice>
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const personId = option === 'do_not_unify' ? null : (who === else_ ? numberOf(form, 'other') : Number(who)) ?? null
    const reason = textOf(form, 'planReason') || null
    const found = [...(option !== 'do_not_unify' && personId === null ? [{ name: who === else_ ? 'other' : 'person', sentence: say(words.needWho) }] : []), ...(option === 'do_not_unify' && !reason ? [{ name: 'planReason', sentence: say(words.needReason) }] : [])]
    setErrors(found)
    if (found.length > 0) return
    tell.mutate({ unitId: villageId, termId, option, personId, dueOn: dayOf(form, 'dueOn') ?? null, obstacles: form.getAll('obstacles') as Obstacle[], reason }, {
      onSuccess: () => toast(say(words.saved)),
      onError: (failed) => setErrors([{ ...(fieldOf[failed.code] ? { name: fieldOf[failed.code] } : {}), sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <SelectField name="option" label={say(words.option)} initial={option} choices={options.map((each) => ({ value: each, label: say(optionWords[each]) }))} onChoose={(value) => setOption(value as Option)} />
        {option !== 'do_not_unify' && <SelectField name="person" label={say(words.who)} initial={who} choices={[...candidates.map(({ personId, name }) => ({ value: String(personId), label: name })), { value: else_, label: say(words.someoneElse) }]} onChoose={setWho} error={wrong('person')} />}
        {option !== 'do_not_unify' && who === else_ && <PickField name="other" label={say(words.someoneElse)} find={personFinder(day, say)} {...(plan?.personId && !known ? { initial: { key: String(plan.personId), label: plan.person ?? '' } } : {})} error={wrong('other')} />}
        {option !== 'do_not_unify' && <DayField name="dueOn" label={say(words.due)} optional initial={plan?.dueOn ?? undefined} error={wrong('dueOn')} />}
        <TextField name="planReason" label={say(words.reason)} lines={2} maxLength={1000} optional={option !== 'do_not_unify'} initial={plan?.reason ?? ''} error={wrong('planReason')} />
        <Ticks name="obstacles" label={say(words.obstacles)} initial={plan?.obstacles ?? []} choices={obstacles.map((each) => ({ value: each, label: say(obstacleWords[each]) }))} />
      </Fields>
      <FormActions><Button type="submit" kind={plan ? 'plain' : 'main'} busy={tell.isPending}>{say(words.draft)}</Button></FormActions>
    </form>
  )
}

/** To the level above, and back: what the state, the right and the level leave, and who may where the speaker may not. */
export const PlanActs = ({ villageId, termId, plan, approval }: Which & { approval: Approval }) => {
  const say = useSay()
  const toast = useToast()
  const [mayDraft, mayApprove] = [useMay('personnel-plans.draft'), useMay('personnel-plans.approve')]
  const [sendingBack, setSendingBack] = useState(false)
  const [refused, setRefused] = useState('')
  const [proposes, approves, returns] = [useTell(proposePlan), useTell(approvePlan), useTell(returnPlan)]
  if (!plan) return null
  const which = { unitId: villageId, termId }
  const told = { onSuccess: () => { setRefused(''); setSendingBack(false); toast(say(words.done)) }, onError: (failed: { code: string; facts: Record<string, unknown> }) => setRefused(say(failed.code, failed.facts)) }
  const fits = (step: 'propose' | 'approve' | 'return') => refuseStep(step, plan) === null && refuseToJudge(step, plan.state, approval) === null
  const stopped = plan.state === 'proposed' ? refuseToJudge('approve', plan.state, approval) : mayDraft && refuseStep('propose', plan) === null ? refuseToJudge('propose', plan.state, approval) : null
  return (
    <>
      {refused && <Notice kind="bad" live>{refused}</Notice>}
      {stopped && <Notice>{say(stopped.code, stopped.facts)}</Notice>}
      {mayDraft && fits('propose') && approval.from && <p className={styles.soft}>{say(words.goesUp, { from: approval.from.name, by: approval.above[0]?.name ?? '' })}</p>}
      <Row>
        {mayDraft && fits('propose') && <Button kind="main" busy={proposes.isPending} onClick={() => proposes.mutate(which, told)}>{say(words.propose)}</Button>}
        {mayApprove && fits('approve') && <Button kind="main" busy={approves.isPending} onClick={() => approves.mutate(which, told)}>{say(words.approve)}</Button>}
        {mayApprove && fits('return') && <Button onClick={() => setSendingBack(true)}>{say(words.sendBack)}</Button>}
      </Row>
      <Confirm open={sendingBack} close={() => setSendingBack(false)} title={say(words.sendBack)} verb={say(words.sendBack)} withReason busy={returns.isPending} refused={returns.error} confirm={(said) => returns.mutate({ ...which, said }, { onSuccess: told.onSuccess })} />
    </>
  )
}
