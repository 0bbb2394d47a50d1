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
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { EmptyState } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { Tone } from '#ground/web/tone.ts'
import { personFinder } from '#posts/public-web.ts'
import { type CandidateSeen, enterCandidate, withdrawCandidate } from '../contract.ts'
import type { Light, Lights } from '../eligibility.ts'
import { blockText } from './bits.tsx'
import styles from './plans.module.css'
import { words } from './words.ts'

const tones: Record<Light, Tone> = { yes: 'green', later: 'amber', no: 'red', unknown: 'grey' }
const marks: Record<Light, string> = { yes: '✓', later: '◷', no: '✕', unknown: '?' }
const lightNames = ['party', 'age', 'residence', 'certificate', 'consent'] as const satisfies (keyof Lights)[]

/** Who is looked at, each with the lights of the law: a mark and a word, never colour alone. */
export const Candidates = ({ villageId, termId, candidates, mayDraft }: { villageId: number; termId: number; candidates: CandidateSeen[]; mayDraft: boolean }) => {
  const say = useSay()
  const toast = useToast()
  const [leaving, setLeaving] = useState<CandidateSeen>()
  const tell = useTell(withdrawCandidate)
  if (candidates.length === 0) return <EmptyState title={say(words.noCandidates)} why={say(words.noCandidatesWhy)} />
  return (
    <>
      <ul className={styles.list}>
        {candidates.map((one) => (
          <li key={one.personId}>
            <span className={styles.line}>
              <Go to={`/people/${one.personId}`}>{one.name}</Go>
              <small>{[one.age !== null && say(words.years, { age: one.age }), one.head && say(words.isHead), one.secretary && say(words.isSecretary), one.officer && say(words.isOfficer), one.entered && say(words.isEntered)].filter(Boolean).join(' · ')}</small>
            </span>
            <ul className={styles.lights}>
              {lightNames.map((light) => <li key={light}><Chip tone={tones[one.lights[light]]}>{marks[one.lights[light]]} {say(words[`light_${light}`])}: {say(words[`light_${one.lights[light]}`])}</Chip></li>)}
            </ul>
            {one.blocks.length > 0 && <span>{one.blocks.map((block) => blockText(say, block)).join('; ')}. {say(words.earliest)}: {one.eligibleOn ? writeDay(one.eligibleOn) : say(words.noDay)}</span>}
            {mayDraft && one.entered && <span><Button small kind="quiet" onClick={() => setLeaving(one)}>{say(words.withdraw)}</Button></span>}
          </li>
        ))}
      </ul>
      <Confirm open={leaving !== undefined} close={() => setLeaving(undefined)} title={`${say(words.withdraw)}: ${leaving?.name ?? ''}`} verb={say(words.withdraw)} withReason busy={tell.isPending} refused={tell.error}
        confirm={(reason) => tell.mutate({ unitId: villageId, termId, personId: leaving!.personId, reason }, { onSuccess: () => { toast(say(words.done)); setLeaving(undefined) } })} />
    </>
  )
}

const fieldOf: Record<string, string> = { 'people.no-such-person': 'candidate', 'people.restricted': 'candidate', 'personnel-plans.person-folded': 'candidate', 'personnel-plans.day-to-come': 'consentOn' }

/** Enters somebody, or what is known of their consent and certificate. */
export const AddCandidate = ({ villageId, termId }: { villageId: number; termId: number }) => {
  const say = useSay()
  const toast = useToast()
  const { day } = useDay()
  const tell = useTell(enterCandidate)
  const [made, setMade] = useState(0)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const personId = numberOf(form, 'candidate')
    setErrors(personId === undefined ? [{ name: 'candidate', sentence: say(words.needPerson) }] : [])
    if (personId === undefined) return
    const consent = textOf(form, 'consent')
    tell.mutate({ unitId: villageId, termId, personId, consent: consent === 'yes' || consent === 'no' ? consent : null, consentOn: dayOf(form, 'consentOn') ?? null, certificateOn: dayOf(form, 'certificateOn') ?? null }, {
      onSuccess: () => { toast(say(words.saved)); setMade(made + 1) },
      onError: (failed) => setErrors([{ ...(fieldOf[failed.code] ? { name: fieldOf[failed.code] } : {}), sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={submit} key={made}>
      <ErrorSummary errors={errors} />
      <Fields>
        <PickField name="candidate" label={say(words.person)} find={personFinder(day, say)} error={wrong('candidate')} />
        <SelectField name="consent" label={say(words.consent)} choices={(['unknown', 'yes', 'no'] as const).map((value) => ({ value, label: say(words[`consent_${value}`]) }))} />
        <DayField name="consentOn" label={say(words.consentOn)} optional error={wrong('consentOn')} />
        <DayField name="certificateOn" label={say(words.certificateOn)} optional error={wrong('certificateOn')} />
      </Fields>
      <FormActions><Button type="submit" busy={tell.isPending}>{say(words.enter)}</Button></FormActions>
    </form>
  )
}
