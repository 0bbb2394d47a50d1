import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { movePlan } from '../contract.ts'
import { refuseStep } from '../plan.ts'
import styles from './mergers.module.css'
import type { PlanSeen } from './seen.ts'
import { words } from './words.ts'

/** What may follow: the resolution for a plan put forward; back to draft, or withdrawn, with a reason. */
export const StepsCard = ({ seen: { plan } }: { seen: PlanSeen }) => {
  const say = useSay()
  const may = (step: 'reopen' | 'withdraw' | 'decide') => refuseStep(plan, step) === null
  if (!may('reopen') && !may('withdraw') && !may('decide')) return plan.paperId === null ? null : <Card title={say(words.inJournal)}><Go to={`/papers/${plan.paperId}`}>{say(words.paper)}</Go></Card>
  return (
    <Card title={say(words.steps)}>
      <Stack>
        {plan.paperId !== null && <p><Go to={`/papers/${plan.paperId}`}>{say(words.paper)}</Go></p>}
        {may('decide') && <DecideForm plan={plan} />}
        <ReasonForm plan={plan} steps={(['reopen', 'withdraw'] as const).filter(may)} />
      </Stack>
    </Card>
  )
}

const DecideForm = ({ plan }: Pick<PlanSeen, 'plan'>) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(movePlan)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((one) => one.name === name)?.sentence
  const submit = (form: FormData) => {
    const [paperId, on] = [numberOf(form, 'paper'), dayOf(form, 'on')]
    setErrors([...(paperId === undefined ? [{ name: 'paper', sentence: say(words.needPaper) }] : []), ...(on ? [] : [{ name: 'on', sentence: say(words.needDay) }])])
    if (paperId === undefined || !on) return
    send.mutate({ planId: plan.id, step: 'decide', paperId, on }, { onSuccess: () => tell(say(words.decided)), onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]) })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <p className={styles.soft}>{say(words.decideWhy)}</p>
      <Fields>
        <PaperPick name="paper" label={say(words.paper)} required error={wrong('paper')} />
        <DayField name="on" label={say(words.effective)} initial={plan.on} error={wrong('on')} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={send.isPending}>{say(words.decide)}</Button></FormActions>
    </form>
  )
}

const ReasonForm = ({ plan, steps }: Pick<PlanSeen, 'plan'> & { steps: readonly ('reopen' | 'withdraw')[] }) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(movePlan)
  const [errors, setErrors] = useState<FieldError[]>([])
  if (steps.length === 0) return null
  const submit = (form: FormData, step: 'reopen' | 'withdraw') => send.mutate({ planId: plan.id, step, reason: textOf(form, 'reason') }, {
    onSuccess: () => { setErrors([]); tell(say(words[`moved_${step}`])) }, onError: (failed) => setErrors([{ name: 'reason', sentence: say(failed.code, failed.facts) }]),
  })
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); const { submitter } = event.nativeEvent as SubmitEvent; submit(new FormData(event.currentTarget), (submitter as HTMLButtonElement | null)?.value === 'reopen' ? 'reopen' : 'withdraw') }}>
      <ErrorSummary errors={errors} />
      <TextField name="reason" label={say(words.reason)} maxLength={2000} error={errors[0]?.sentence} />
      <FormActions>{steps.map((step) => <Button key={step} type="submit" value={step} kind={step === 'withdraw' ? 'danger' : 'plain'} busy={send.isPending}>{say(words[step])}</Button>)}</FormActions>
    </form>
  )
}
