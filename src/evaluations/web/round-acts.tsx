import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Row, Stack } from '#ground/web/card.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { extendRound, type RoundSeen, withdrawRound } from '../contract.ts'
import { refuseExtension } from '../evaluation.ts'
import { words } from './words.ts'

const fieldOf: Record<string, string> = { 'evaluations.not-longer': 'closesOn' }

/** A round closes later, or goes while nobody is assessed in it. */
export const RoundActs = ({ round, begun }: { round: RoundSeen; begun: boolean }) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const [open, setOpen] = useState<'extend' | 'withdraw'>()
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const [extend, withdraw] = [useTell(extendRound), useTell(withdrawRound)]
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [closesOn, reason] = [dayOf(form, 'closesOn'), textOf(form, 'reason')]
    const refused = closesOn ? refuseExtension(round, closesOn) : null
    const found = [...(closesOn ? [] : [{ name: 'closesOn', sentence: say(words.needDay) }]), ...(refused ? [{ name: 'closesOn', sentence: say(refused.code, refused.facts) }] : []), ...(reason ? [] : [{ name: 'reason', sentence: say(words.needReason) }])]
    setErrors(found)
    if (found.length > 0 || !closesOn) return
    extend.mutate({ id: round.id, closesOn, reason }, { onSuccess: () => { toast(say(words.noted)); setOpen(undefined) }, onError: onRefused })
  }
  return (
    <Stack>
      <Row>
        <Button small aria-expanded={open === 'extend'} onClick={() => setOpen(open === 'extend' ? undefined : 'extend')}>{say(words.extend)}</Button>
        {!begun && <Button small kind="quiet" onClick={() => setOpen('withdraw')}>{say(words.withdraw)}</Button>}
      </Row>
      {open === 'extend' && (
        <form noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          <Fields>
            <DayField name="closesOn" label={say(words.extendTo)} error={wrong('closesOn')} />
            <TextField name="reason" label={say(words.why)} lines={2} maxLength={500} error={wrong('reason')} />
          </Fields>
          <FormActions><Button type="submit" kind="main" busy={extend.isPending}>{say(words.extend)}</Button></FormActions>
        </form>
      )}
      <Confirm open={open === 'withdraw'} close={() => setOpen(undefined)} title={say(words.withdraw)} verb={say(words.withdraw)} danger withReason busy={withdraw.isPending} refused={withdraw.error}
        confirm={(reason) => withdraw.mutate({ id: round.id, reason }, { onSuccess: () => { toast(say(words.noted)); go(`/evaluations?unit=${round.unitId}`) } })}>{say(words.withdrawWhy)}</Confirm>
    </Stack>
  )
}
