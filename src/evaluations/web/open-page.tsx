import type { SubmitEvent } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { useUnitField } from '#posts/public-web.ts'
import { openRound } from '../contract.ts'
import { refuseRound } from '../evaluation.ts'
import { words } from './words.ts'

const fieldOf: Record<string, string> = {
  'evaluations.name-missing': 'name', 'evaluations.named-already': 'name', 'evaluations.ends-before': 'till', 'evaluations.closes-before': 'closesOn', 'evaluations.held-by-an-area': 'unit', 'access.unit-not-yours': 'unit',
}

/** A committee opens a round. */
export const OpenPage = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const ofUnit = useUnitField()
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const tell = useTell(openRound)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [holder, name, from, till, closesOn] = [numberOf(form, 'unit'), textOf(form, 'name'), dayOf(form, 'from'), dayOf(form, 'till'), dayOf(form, 'closesOn')]
    const days = Object.entries({ from, till, closesOn }).filter(([, on]) => !on).map(([field]) => ({ name: field, sentence: say(words.needDay) }))
    const refused = from && till && closesOn ? refuseRound({ name, from, till, closesOn }) : null
    const found = [...(holder ? [] : [{ name: 'unit', sentence: say(words.needUnit) }]), ...days, ...(refused ? [{ name: fieldOf[refused.code] ?? 'name', sentence: say(refused.code, refused.facts) }] : [])]
    setErrors(found)
    if (found.length > 0 || !holder || !from || !till || !closesOn) return
    tell.mutate({ unitId: holder, name, from, till, closesOn, paperId: numberOf(form, 'paper') ?? null }, {
      onSuccess: ({ id }) => { toast(say(words.noted)); go(`/evaluations/rounds/${id}`) },
      onError: onRefused,
    })
  }
  if (!ofUnit) return <Page title={say(words.open)}><Skeleton lines={6} /></Page>
  return (
    <Page title={say(words.open)} path={[{ name: say(words.given), to: '/evaluations' }, { name: say(words.open) }]} error={errors.length > 0}>
      <Card>
        <form noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          <Fields>
            <PickField name="unit" label={say(words.holder)} {...ofUnit} error={wrong('unit')} />
            <TextField name="name" label={say(words.name)} hint={say(words.nameHint)} maxLength={200} error={wrong('name')} />
            <DayField name="from" label={say(words.from)} error={wrong('from')} />
            <DayField name="till" label={say(words.till)} hint={say(words.tillHint)} error={wrong('till')} />
            <DayField name="closesOn" label={say(words.closesOn)} error={wrong('closesOn')} />
            <PaperPick name="paper" label={say(words.paper)} />
          </Fields>
          <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.open)}</Button><Button onClick={() => go('/evaluations')}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
