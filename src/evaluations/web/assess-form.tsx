import type { SubmitEvent } from 'react'
import type { Refusal } from '#ground/refusal.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { correct, type CriterionSeen, give, type RoundSeen, saveDraft, type VersionSeen } from '../contract.ts'
import { type Finding, findings, type Found, refuseFindings, refuseGiving } from '../evaluation.ts'
import styles from './evaluations.module.css'
import { words } from './words.ts'

type Props = { round: RoundSeen; personId: number; criteria: CriterionSeen[]; stands: VersionSeen | undefined; next: number | undefined; close: () => void }

/** All criteria on one page: what was found, and on which work it rests. What is given already is corrected with a reason. */
export const AssessForm = ({ round, personId, criteria, stands, next, close }: Props) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { today } = useDay()
  const { errors, setErrors, wrong, onRefused } = useErrors()
  const [draft, giving, correcting] = [useTell(saveDraft), useTell(give), useTell(correct)]
  const corrects = stands?.state === 'given'
  const ids = criteria.map(({ id }) => id)
  const sayAt = ({ code, facts }: Refusal): FieldError => {
    const criterion = criteria.find(({ id }) => id === facts['criterion'])
    if (criterion && code === 'evaluations.basis-missing') return { name: `b${criterion.id}`, sentence: say(words.needBasis, { criterion: say(criterion) }) }
    return { name: 'onDay', sentence: say(code, facts) }
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const wanted = (event.nativeEvent as globalThis.SubmitEvent).submitter?.getAttribute('value')
    const [onDay, reason] = [dayOf(form, 'onDay'), textOf(form, 'reason')]
    const found = criteria.flatMap(({ id }): Found[] => { const finding = textOf(form, `f${id}`); return finding ? [{ criterionId: id, finding: finding as Finding, basis: textOf(form, `b${id}`) || null }] : [] })
    const refused = !onDay ? null : wanted === 'draft' ? refuseFindings(found, ids) : refuseGiving(round, { onDay, found }, ids, today, !corrects)
    const bare = wanted === 'draft' ? [] : criteria.filter(({ id }) => !found.some(({ criterionId }) => criterionId === id)).map((one) => ({ name: `f${one.id}`, sentence: say(words.needFinding, { criterion: say(one) }) }))
    const faults = [...bare, ...(onDay ? [] : [{ name: 'onDay', sentence: say(words.needDay) }]), ...(refused && bare.length === 0 ? [sayAt(refused)] : []), ...(corrects && !reason ? [{ name: 'reason', sentence: say(words.needReason) }] : [])]
    setErrors(faults)
    if (faults.length > 0 || !onDay) return
    const told = { round: round.id, personId, onDay, found }
    if (wanted === 'draft') return draft.mutate(told, { onSuccess: () => toast(say(words.drafted)), onError: onRefused })
    if (corrects) return correcting.mutate({ ...told, reason }, { onSuccess: () => { toast(say(words.noted)); close() }, onError: onRefused })
    giving.mutate(told, { onSuccess: () => { toast(say(words.givenNow)); go(next === undefined ? `/evaluations/rounds/${round.id}` : `/evaluations/rounds/${round.id}/people/${next}`) }, onError: onRefused })
  }
  const first = (id: number) => stands?.findings.find(({ criterionId }) => criterionId === id)
  return (
    <Card>
      <form noValidate onSubmit={submit}>
        <Stack>
          <ErrorSummary errors={errors} />
          {stands?.state === 'draft' && <Notice>{say(words.draftStands)}</Notice>}
          <Notice title={say(words.workOnly)}>{say(words.workOnlyWhy)}</Notice>
          {criteria.map((one) => (
            <div key={one.id} className={styles.criterion}>
              <Ticks name={`f${one.id}`} label={<>{say(one)} {one.status === 'unconfirmed' && <Chip tone="amber">{say(words.unconfirmed)}</Chip>}<span className={styles.looks}>{say(words.looksAt, { work: say({ vi: one.looksAtVi, en: one.looksAtEn }) })}</span></>} one choices={findings.map((finding) => ({ value: finding, label: say(`evaluations.finding.${finding}`) }))} initial={first(one.id) ? [first(one.id)!.finding] : []} />
              <TextField name={`b${one.id}`} label={say(words.basis)} hint={say(words.basisHint)} lines={2} maxLength={1000} optional initial={first(one.id)?.basis ?? ''} error={wrong(`b${one.id}`)} />
            </div>
          ))}
          <p className={styles.soft}>{[...new Set(criteria.map(({ basis }) => basis))].map((basis) => say(words.source, { basis })).join(' · ')}</p>
          <Fields>
            <DayField name="onDay" label={say(words.day)} initial={stands?.onDay ?? (today > round.closesOn ? round.closesOn : today)} error={wrong('onDay')} />
            {corrects && <TextField name="reason" label={say(words.correctWhy)} lines={2} maxLength={500} error={wrong('reason')} />}
          </Fields>
          <FormActions>
            <Button type="submit" kind="main" value="give" busy={giving.isPending || correcting.isPending}>{say(corrects ? words.correct : next === undefined ? words.give : words.giveNext)}</Button>
            {corrects ? <Button onClick={close}>{say(words.cancel)}</Button> : <Button type="submit" value="draft" busy={draft.isPending}>{say(words.keepDraft)}</Button>}
          </FormActions>
        </Stack>
      </form>
    </Card>
  )
}
