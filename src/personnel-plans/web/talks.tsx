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
import { useToast } from '#ground/web/notes/toast.tsx'
import type { z } from 'zod'
import { type CandidateSeen, type readVillagePlan, writeConsultation } from '../contract.ts'
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
  const { today } = useDay()
  const tell = useTell(writeConsultation)
  const [made, setMade] = useState(0)
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
        <ul className={styles.list}>{talks.map(({ id, name, onDay, outcome, note, unit }) => (
          <li key={id}><span className={styles.line}><strong>{name}</strong><Chip tone={tones[outcome]}>{say(outcomeWords[outcome])}</Chip></span>{note && <span>{note}</span>}<small>{writeDay(onDay)} · {unit}</small></li>
        ))}</ul>
      )}
      {candidates.length > 0 && (
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
    </div>
  )
}
