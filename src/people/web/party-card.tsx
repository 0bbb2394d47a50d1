import { addDays, addMonths, type Day, daysBetween, isDay } from '#ground/time/day.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Row } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Timeline } from '#ground/web/timeline.tsx'
import type { Tone } from '#ground/web/tone.ts'
import { useMay } from '#ground/web/who.ts'
import type { PersonSeen } from '../contract.ts'
import { admissionSteps, type PartyStatus } from '../party.ts'
import { onDay } from './facts.ts'
import styles from './people.module.css'
import { words } from './words.ts'

const tones: Record<PartyStatus, Tone> = { pipeline: 'green', probationary: 'blue', official: 'brand', exempt: 'violet', left: 'grey' }
/** How long a certificate of the awareness class is taken to be valid (common practice, no article confirmed). */
const certificateMonths = 60

/** A person's way into the Party and in it, with the steps and the days by which they are due. */
export const PartyCard = ({ seen }: { seen: PersonSeen }) => {
  const say = useSay()
  const { day, readOnly, knownOn } = useDay()
  const [mayAct, mayCorrect] = [useMay('people.party') && !readOnly, useMay('people.correct') && knownOn === undefined]
  const now = onDay(seen.statuses, day)
  const items = [...seen.statuses].reverse().map((fact, place) => ({
    key: place, from: isDay(fact.from) ? fact.from : null, until: isDay(fact.until) ? addDays(fact.until, -1) : null, tone: tones[fact.status],
    title: say(`people.status.${fact.status}`), ...(fact.paperId ? { children: <Go to={`/papers/${fact.paperId}`}>{say(words.basis)}</Go> } : {}),
  }))
  return (
    <Card title={say(words.party)} aside={<Chip tone={now ? tones[now.status] : 'grey'}>{say(`people.status.${now?.status ?? 'none'}`)}</Chip>}>
      {items.length === 0 ? <p className={styles.soft}>{say(words.partyNone)}</p> : <Timeline items={items} />}
      {now?.status === 'probationary' && isDay(now.from) && <ProbationDue admittedOn={now.from} on={day} rule={seen.probation} />}
      {(seen.steps.length > 0 || now?.status === 'pipeline') && <Steps seen={seen} on={day} inPipeline={now?.status === 'pipeline'} />}
      {(mayAct || mayCorrect) && (
        <div className={styles.acts}><Row>
          {mayAct && <LinkButton small icon="plus" to={`/people/${seen.id}/party`}>{say(words.partyAct)}</LinkButton>}
          {mayCorrect && <LinkButton small kind="quiet" to={`/people/${seen.id}/correct-party`}>{say(words.partyCorrect)}</LinkButton>}
        </Row></div>
      )}
    </Card>
  )
}

const ProbationDue = ({ admittedOn, on, rule: { months, basis, status } }: { admittedOn: Day; on: Day; rule: PersonSeen['probation'] }) => {
  const say = useSay()
  const due = addMonths(admittedOn, months)
  const left = daysBetween(on, due)
  return (
    <p className={styles.rule} data-over={left < 0 || undefined}>
      {say(words.probationDue, { months, day: due, basis })}: <b>{left < 0 ? say(words.probationPast, { days: -left }) : say(words.probationLeft, { days: left })}</b>
      {status === 'unconfirmed' && <> ({say('legal-rules.unconfirmed')})</>}
    </p>
  )
}

/** The six steps in their order: done on a day, planned for a day, or still to come; late ones say so. */
const Steps = ({ seen, on, inPipeline }: { seen: PersonSeen; on: Day; inPipeline: boolean }) => {
  const say = useSay()
  const certificate = seen.steps.findLast(({ step, planned }) => step === 'class' && !planned)
  return (
    <>
      <h3 className={styles.minor}>{say(words.steps)}</h3>
      <ol className={styles.steps}>
        {admissionSteps.map((name) => {
          const done = seen.steps.findLast(({ step, planned, onDay: when }) => step === name && !planned && when <= on)
          const planned = done ? undefined : seen.steps.findLast(({ step, planned: isPlanned }) => step === name && isPlanned)
          const when = done?.onDay ?? planned?.onDay
          const late = planned && isDay(planned.onDay) ? daysBetween(planned.onDay, on) : 0
          return (
            <li key={name} data-done={done ? true : undefined}>
              <span>{say(`people.step.${name}`)}</span>
              <span>{isDay(when) && <b>{say({ vi: '{when}', en: '{when}' }, { when })}</b>} {done ? say(words.stepDone) : planned ? say(words.stepPlanned) : say(words.stepTodo)}{late > 0 && <em> · {say(words.stepLate, { days: late })}</em>}</span>
            </li>
          )
        })}
      </ol>
      {inPipeline && certificate && isDay(certificate.onDay) && <p className={styles.rule}>{say(words.certificateDue, { day: addMonths(certificate.onDay, certificateMonths) })}</p>}
    </>
  )
}
