import { useState } from 'react'
import { addDays, addMonths, type Day, writeDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Ticks } from '#ground/web/form/choices.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { useMay } from '#ground/web/who.ts'
import { certify, correctResult, type ElectionSeen, orderRerun, recognise, review } from '../contract.ts'
import { type Verdict, verdicts } from '../election.ts'
import styles from './elections.module.css'
import { StepForm } from './step-form.tsx'
import { words } from './words.ts'

type Seen = { election: ElectionSeen }
/** As long as a term may last by the rules of the day: only proposed. */
function endProposed({ kind, rules }: ElectionSeen, from: Day): Day | undefined {
  const term = kind === 'cell' ? rules.cellTermMonths : rules.headTermMonths
  return term ? addMonths(from, term.value) : undefined
}

/** A head serves from the recognition on; who a congress elected from its day. */
const startOf = ({ kind, heldOn }: ElectionSeen, today: Day) => (kind === 'cell' ? heldOn ?? today : today)

/** Who is about to be certified, with their votes against the first base. */
function winnersOf({ result, candidates }: ElectionSeen): string {
  const votes: Record<string, number> = Object.assign({}, ...result!.rounds.map(({ count }) => count?.votes ?? {}))
  const of = result!.head?.bases.total_households ?? result!.rounds.find(({ result: told }) => told)?.result?.base
  return result!.electedIds.map((id) => `${candidates.find((each) => each.id === id)?.name ?? ''} ${votes[String(id)] ?? ''}${of ? `/${of}` : ''}`).join(', ')
}

export const CertifyForm = ({ election }: Seen) => {
  const say = useSay()
  const toast = useToast()
  const { today } = useDay()
  const tell = useTell(certify)
  const canAppoint = (election.result?.electedIds.length ?? 0) > 0
  const [withDecision, setWith] = useState(canAppoint)
  const from = startOf(election, today)
  return (
    <StepForm step={say(words.step_certify)} verb={say(withDecision ? words.certifyAndRecognise : words.certify)} busy={tell.isPending} withPaper={withDecision} submit={(form, { on, paperId }, sending) => {
      const start = dayOf(form, 'from')
      if (withDecision && !start) return [{ name: 'from', sentence: say(words.needDay) }]
      tell.mutate({ id: election.id, on, recognition: withDecision ? { from: start!, paperId, plannedEnd: dayOf(form, 'plannedEnd') ?? null } : null }, {
        onSuccess: ({ outcome, appointed, warnings }) => {
          toast(appointed.length > 0 ? say(words.appointed, { count: appointed.length }) : say(words.certified, { outcome: say(`elections.outcome.${outcome}`) }), { see: { to: `/units/${election.unitId}`, label: election.unit } })
          for (const { code, facts } of warnings) toast(say(words.warned, { sentence: say(code, facts) }))
        },
        onError: sending.onError,
      })
      return undefined
    }}>
      {election.result && <p><b>{say(`elections.outcome.${election.result.outcome}`)}</b>{canAppoint && `: ${winnersOf(election)}`}</p>}
      {canAppoint && <Ticks name="with" label={say(words.recognise)} initial={['yes']} choices={[{ value: 'yes', label: say(words.haveDecision), hint: say(words.haveDecisionHint) }]} onChange={(_, chosen) => setWith(chosen)} />}
      {withDecision && <DayField name="from" label={say(words.from)} initial={from} />}
      {withDecision && <DayField name="plannedEnd" label={say(words.plannedEnd)} optional initial={endProposed(election, from)} />}
    </StepForm>
  )
}

export const RecogniseForm = ({ election }: Seen) => {
  const say = useSay()
  const { today } = useDay()
  const tell = useTell(recognise)
  const from = startOf(election, today)
  return (
    <StepForm step={say(words.step_recognise)} verb={say(words.recognise)} busy={tell.isPending} submit={(form, { on, paperId }, sending) => {
      const start = dayOf(form, 'from')
      if (!start) return [{ name: 'from', sentence: say(words.needDay) }]
      tell.mutate({ id: election.id, on, from: start, paperId, plannedEnd: dayOf(form, 'plannedEnd') ?? null }, sending)
      return undefined
    }}>
      <p className={styles.soft}>{say(words.haveDecisionHint)}{election.dueOn && ` · ${say(words.dueOn, { day: writeDay(election.dueOn) })}`}</p>
      <DayField name="from" label={say(words.from)} initial={from} />
      <DayField name="plannedEnd" label={say(words.plannedEnd)} optional initial={endProposed(election, from)} />
    </StepForm>
  )
}

export const ReviewForm = ({ election }: Seen) => {
  const say = useSay()
  const tell = useTell(review)
  return (
    <StepForm step={say(words.step_review)} verb={say(words.noteReview)} busy={tell.isPending} submit={(form, { on, paperId }, sending) => {
      const reason = textOf(form, 'why')
      if (!paperId) return [{ sentence: say(words.needPaper) }]
      if (!reason) return [{ name: 'why', sentence: say(words.needReason) }]
      tell.mutate({ id: election.id, on, verdict: textOf(form, 'verdict') as Verdict, paperId, reason }, sending)
      return undefined
    }}>
      <Notice kind="warning">{say(words.reviewWhy)}</Notice>
      <SelectField name="verdict" label={say(words.verdict)} choices={verdicts.map((value) => ({ value, label: say(words[`verdict_${value}`]) }))} />
      <TextField name="why" label={say(words.reason)} lines={2} />
    </StepForm>
  )
}

export const RerunForm = ({ election }: Seen) => {
  const say = useSay()
  const { today } = useDay()
  const tell = useTell(orderRerun)
  return (
    <StepForm step={say(words.step_rerun)} verb={say(words.rerun)} busy={tell.isPending} submit={(form, { on, paperId }, sending) => {
      const [plannedOn, reason] = [dayOf(form, 'plannedOn'), textOf(form, 'why')]
      if (!plannedOn) return [{ name: 'plannedOn', sentence: say(words.needDay) }]
      if (!reason) return [{ name: 'why', sentence: say(words.needReason) }]
      tell.mutate({ id: election.id, on, plannedOn, paperId, reason }, sending)
      return undefined
    }}>
      <DayField name="plannedOn" label={say(words.plannedOn)} initial={addDays(today, 30)} />
      <TextField name="why" label={say(words.reason)} lines={2} />
    </StepForm>
  )
}

/** Offered when the counts say something else than the last signed version. */
export const CorrectForm = ({ election }: Seen) => {
  const say = useSay()
  const toast = useToast()
  const { today } = useDay()
  const may = useMay('elections.certify') && !election.aboutMyself
  const tell = useTell(correctResult)
  const [open, setOpen] = useState(false)
  const last = election.versions[0]?.figures
  const differs = election.isComplete && election.result !== null && (!last || JSON.stringify(plain(election.result)) !== JSON.stringify(plain(last)))
  if (!may || election.known !== 'counted') return null
  if (!differs) return <p className={styles.soft}>{say(words.reread)}</p>
  return (
    <>
      <Notice kind="warning">{say(words.correctWhy)}</Notice>
      <div><Button onClick={() => setOpen(true)}>{say(words.correct)}</Button></div>
      <Confirm open={open} close={() => setOpen(false)} title={say(words.correct)} verb={say(words.correct)} withReason busy={tell.isPending} refused={tell.error}
        confirm={(reason) => tell.mutate({ id: election.id, on: today, reason, names: [] }, { onSuccess: () => { toast(say(words.stepDone, { step: say(words.correct) })); setOpen(false) } })}><p>{say(words.correctWhy)}</p></Confirm>
    </>
  )
}

/** The ballots alone, in one order. */
const plain = ({ rounds, outcome }: ElectionSeen['versions'][number]['figures']) => [outcome, rounds.map(({ roundId, count }) => [roundId, count && [count.issued, count.valid, count.invalid, count.returned, Object.entries(count.votes).sort()]])]
