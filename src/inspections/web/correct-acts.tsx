import { useMemo, useState } from 'react'
import type { Message } from '#ground/text/say.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm, Dialog } from '#ground/web/notes/dialog.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { personFinder } from '#posts/public-web.ts'
import { correctFinding, correctVisit, moveVisit, type VisitSeen, withdrawFinding, withdrawRecommendation, withdrawVisit } from '../contract.ts'
import { type FindingKind, findingKinds, type Obstacle, obstacles } from '../inspection.ts'
import { ActForm } from './act-form.tsx'
import { words } from './words.ts'

type FormProps = { visit: VisitSeen; close: () => void }
const Reason = ({ error }: { error: string | undefined }) => <TextField name="reason" label={useSay()(words.whyCorrect)} lines={2} maxLength={500} error={error} />

/** A visit that is to come, on another day. */
export const MoveForm = ({ visit, close }: FormProps) => {
  const say = useSay()
  const tell = useTell(moveVisit)
  return (
    <ActForm verb={say(words.move)} close={close} send={(form) => {
      const [plannedOn, reason] = [dayOf(form, 'day'), textOf(form, 'reason')]
      if (!plannedOn) return { name: 'day', sentence: say(words.needDay) }
      return reason ? tell.mutateAsync({ id: visit.id, plannedOn, reason }) : { name: 'reason', sentence: say(words.needWhy) }
    }}>
      {(wrong) => <><DayField name="day" label={say(words.day)} initial={visit.plannedOn} error={wrong('day')} /><Reason error={wrong('reason')} /></>}
    </ActForm>
  )
}

/** What was noted of a visit that was held, said anew. */
export const CorrectForm = ({ visit, close }: FormProps) => {
  const say = useSay()
  const tell = useTell(correctVisit)
  return (
    <ActForm verb={say(words.correct)} close={close} send={(form) => {
      const [heldOn, reason] = [dayOf(form, 'day'), textOf(form, 'reason')]
      if (!heldOn) return { name: 'day', sentence: say(words.needDay) }
      return reason ? tell.mutateAsync({ id: visit.id, heldOn, note: textOf(form, 'what') || null, paperId: numberOf(form, 'paper') ?? null, reason }) : { name: 'reason', sentence: say(words.needWhy) }
    }}>
      {(wrong) => <>
        <DayField name="day" label={say(words.day)} initial={visit.heldOn ?? undefined} error={wrong('day')} />
        <TextField name="what" label={say(words.summary)} lines={2} maxLength={2000} optional initial={visit.note ?? ''} error={wrong('what')} />
        <PaperPick name="paper" label={say(words.minutes)} {...(visit.paperId === null ? {} : { initialId: visit.paperId })} />
        <Reason error={wrong('reason')} />
      </>}
    </ActForm>
  )
}

type FindingSeen = VisitSeen['findings'][number]

/** What was found, as it is written down and as it is corrected. */
export const FindingFields = ({ finding, wrong }: { finding?: FindingSeen; wrong: (name: string) => string | undefined }) => {
  const say = useSay()
  const { today } = useDay()
  const people = useMemo(() => personFinder(today, say), [today, say])
  return (
    <>
      <SelectField name="kind" label={say(words.kind)} initial={finding?.kind ?? 'good'} choices={findingKinds.map((kind) => ({ value: kind, label: say(`inspections.kind.${kind}`) }))} />
      <SelectField name="obstacle" label={say(words.cause)} hint={say(words.causeHint)} initial={finding?.obstacle ?? ''} error={wrong('obstacle')}
        choices={[{ value: '', label: say(words.noCause) }, ...obstacles.map((one) => ({ value: one, label: say(`inspections.obstacle.${one}`) }))]} />
      <TextField name="what" label={say(words.what)} lines={3} maxLength={2000} initial={finding?.note ?? ''} error={wrong('what')} />
      <PickField name="person" label={say(words.person)} hint={say(words.personHint)} find={people} optional error={wrong('person')}
        {...(finding?.personId ? { initial: { key: String(finding.personId), label: finding.person ?? say(words.hidden) } } : {})} />
    </>
  )
}
export const findingIn = (form: FormData) => ({ kind: textOf(form, 'kind') as FindingKind, obstacle: (textOf(form, 'obstacle') || null) as Obstacle | null, personId: numberOf(form, 'person') ?? null, note: textOf(form, 'what') })

/** A finding is said anew, or withdrawn. */
export const FindingActs = ({ finding }: { finding: FindingSeen }) => {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const tell = useTell(correctFinding)
  const close = () => setOpen(false)
  return (
    <>
      <Button small kind="quiet" aria-label={say(words.correctOf, { what: finding.note })} onClick={() => setOpen(true)}>{say(words.correct)}</Button>
      <Withdraw what={{ kind: 'finding', id: finding.id }} called={words.withdrawFinding} of={finding.note} />
      <Dialog open={open} close={close} title={say(words.correctFinding)}>
        <ActForm verb={say(words.correct)} close={close} send={(form) => {
          const reason = textOf(form, 'reason')
          return reason ? tell.mutateAsync({ id: finding.id, ...findingIn(form), reason }) : { name: 'reason', sentence: say(words.needWhy) }
        }}>
          {(wrong) => <><FindingFields finding={finding} wrong={wrong} /><Reason error={wrong('reason')} /></>}
        </ActForm>
      </Dialog>
    </>
  )
}

type Withdrawn = { kind: 'visit' | 'finding' | 'recommendation'; id: number }

/** Withdraws what was noted, with a reason; as known before it stands. */
export const Withdraw = ({ what: { kind, id }, called, of }: { what: Withdrawn; called: Message; of?: string }) => {
  const say = useSay()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const tells = { visit: useTell(withdrawVisit), finding: useTell(withdrawFinding), recommendation: useTell(withdrawRecommendation) }
  const tell = tells[kind]
  return (
    <>
      <Button small kind="quiet" {...(of === undefined ? {} : { 'aria-label': say(words.withdrawOf, { what: of }) })} onClick={() => setOpen(true)}>{say(words.withdraw)}</Button>
      <Confirm open={open} close={() => setOpen(false)} title={say(called)} verb={say(words.withdraw)} withReason busy={tell.isPending} refused={tell.error}
        confirm={(reason) => tell.mutate({ id, reason }, { onSuccess: () => { setOpen(false); toast(say(words.done)) } })}>
        {kind === 'recommendation' && <p>{say(words.withdrawTask)}</p>}
      </Confirm>
    </>
  )
}
