import { type SubmitEvent, useState } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm, Dialog } from '#ground/web/notes/dialog.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { z } from 'zod'
import { type CandidateSeen, correctConsultation, type readVillagePlan, withdrawConsultation, writeConsultation } from '../contract.ts'
import { type ConsultationOutcome, outcomes } from '../plan.ts'
import { outcomeWords } from '../words.ts'
import styles from './plans.module.css'
import { words } from './words.ts'

type Talk = z.infer<typeof readVillagePlan.gives>['consultations'][number]
const tones = { agrees: 'green', wavers: 'amber', declines: 'red' } as const

/** What the own committee talked over with candidates, and the form for another. */
export const Talks = ({ villageId, termId, talks, candidates }: { villageId: number; termId: number; talks: Talk[]; candidates: CandidateSeen[] }) => {
  const say = useSay()
  const toast = useToast()
  const { today, knownOn } = useDay()
  const acts = knownOn === undefined
  const tell = useTell(writeConsultation)
  const [made, setMade] = useState(0)
  const [mending, setMending] = useState<Talk>()
  const [leaving, setLeaving] = useState<Talk>()
  const withdraws = useTell(withdrawConsultation)
  const [errors, setErrors] = useState<FieldError[]>([])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const onDay = dayOf(form, 'talkOn')
    setErrors(onDay ? [] : [{ name: 'talkOn', sentence: say(words.needDay) }])
    if (!onDay) return
    tell.mutate({ unitId: villageId, termId, personId: Number(textOf(form, 'talkWith')), onDay, outcome: textOf(form, 'outcome') as ConsultationOutcome, note: textOf(form, 'note') || null }, {
      onSuccess: () => { toast(say(words.saved)); setMade(made + 1) },
      onError: (failed) => setErrors([{ ...(failed.code === 'personnel-plans.day-to-come' ? { name: 'talkOn' } : {}), sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <div className={styles.stack}>
      <p className={styles.soft}>{say(words.talksWhy)}</p>
      {talks.length === 0 ? <p>{say(words.noTalks)}</p> : (
        <ul className={styles.list}>{talks.map((talk) => (
          <li key={talk.id}>
            <span className={styles.line}><strong>{talk.name}</strong><Chip tone={tones[talk.outcome]}>{say(outcomeWords[talk.outcome])}</Chip>{talk.withdrawn && <Chip tone="grey">{say(words.withdrawn)}</Chip>}{talk.before.length > 0 && <Chip tone="grey">{say(words.corrected)}</Chip>}</span>
            {talk.note && <span>{talk.note}</span>}
            <small>{writeDay(talk.onDay)} · {talk.unit}</small>
            {talk.withdrawn && <small>{say(words.withdrawnOn, { on: writeDay(talk.withdrawn.on), why: talk.withdrawn.why })}</small>}
            {talk.before.map(({ onDay, outcome, note, until }, place) => <small key={place}>{say(words.saidBefore, { until: writeDay(until), on: writeDay(onDay), outcome: say(outcomeWords[outcome]).toLowerCase() })}{note && ` ${note}`}</small>)}
            {acts && !talk.withdrawn && (
              <span className={styles.line}>
                <Button small kind="quiet" aria-label={say(words.correctTalkOf, { name: talk.name })} onClick={() => setMending(talk)}>{say(words.correctTalk)}</Button>
                <Button small kind="quiet" aria-label={say(words.withdrawTalkOf, { name: talk.name })} onClick={() => setLeaving(talk)}>{say(words.withdrawTalk)}</Button>
              </span>
            )}
          </li>
        ))}</ul>
      )}
      {acts && candidates.length > 0 && (
        <form noValidate onSubmit={submit} key={made}>
          <ErrorSummary errors={errors} />
          <Fields>
            <SelectField name="talkWith" label={say(words.person)} choices={candidates.map(({ personId, name }) => ({ value: String(personId), label: name }))} />
            <DayField name="talkOn" label={say(words.onDay)} initial={today} error={errors.find(({ name }) => name === 'talkOn')?.sentence} />
            <SelectField name="outcome" label={say(words.outcome)} choices={outcomes.map((outcome) => ({ value: outcome, label: say(outcomeWords[outcome]) }))} />
            <TextField name="note" label={say(words.note)} lines={3} maxLength={2000} optional />
          </Fields>
          <FormActions><Button type="submit" busy={tell.isPending}>{say(words.writeTalk)}</Button></FormActions>
        </form>
      )}
      <Dialog open={mending !== undefined} close={() => setMending(undefined)} title={say(words.correctTalkOf, { name: mending?.name ?? '' })}>{mending && <CorrectTalk villageId={villageId} talk={mending} done={() => setMending(undefined)} />}</Dialog>
      <Confirm open={leaving !== undefined} close={() => setLeaving(undefined)} title={say(words.withdrawTalkOf, { name: leaving?.name ?? '' })} verb={say(words.withdrawTalk)} withReason busy={withdraws.isPending}
        confirm={(reason) => withdraws.mutate({ unitId: villageId, talkId: leaving!.id, reason }, { onSettled: () => setLeaving(undefined), onSuccess: () => toast(say(words.done)), onError: (failed) => toast(say(failed.code, failed.facts)) })} />
    </div>
  )
}

/** What was noted of a talk, said anew; who it was with stays. */
const CorrectTalk = ({ villageId, talk, done }: { villageId: number; talk: Talk; done: () => void }) => {
  const say = useSay()
  const toast = useToast()
  const tell = useTell(correctConsultation)
  const [errors, setErrors] = useState<FieldError[]>([])
  const submit = (form: FormData) => {
    const onDay = dayOf(form, 'mendOn')
    setErrors(onDay ? [] : [{ name: 'mendOn', sentence: say(words.needDay) }])
    if (!onDay) return
    tell.mutate({ unitId: villageId, talkId: talk.id, onDay, outcome: textOf(form, 'mendOutcome') as ConsultationOutcome, note: textOf(form, 'mendNote') || null }, {
      onSuccess: () => { toast(say(words.saved)); done() },
      onError: (failed) => setErrors([{ ...(failed.code === 'personnel-plans.day-to-come' ? { name: 'mendOn' } : {}), sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <DayField name="mendOn" label={say(words.onDay)} initial={talk.onDay} error={errors.find(({ name }) => name === 'mendOn')?.sentence} />
        <SelectField name="mendOutcome" label={say(words.outcome)} initial={talk.outcome} choices={outcomes.map((outcome) => ({ value: outcome, label: say(outcomeWords[outcome]) }))} />
        <TextField name="mendNote" label={say(words.note)} lines={3} maxLength={2000} optional initial={talk.note ?? ''} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.correctTalk)}</Button></FormActions>
    </form>
  )
}
