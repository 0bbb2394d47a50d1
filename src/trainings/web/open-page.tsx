import type { SubmitEvent } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
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
import { openCourse } from '../contract.ts'
import { refuseCourse } from '../training.ts'
import { words } from './words.ts'

const fieldOf: Record<string, string> = { 'trainings.name-missing': 'name', 'trainings.named-already': 'name', 'access.unit-not-yours': 'unit' }

/** A unit opens a course. */
export const OpenPage = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { today } = useDay()
  const ofUnit = useUnitField()
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const tell = useTell(openCourse)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [owner, beginsOn, name] = [numberOf(form, 'unit'), dayOf(form, 'beginsOn'), textOf(form, 'name')]
    const refused = refuseCourse({ name, beginsOn: beginsOn ?? today })
    const found = [...(owner ? [] : [{ name: 'unit', sentence: say(words.needUnit) }]), ...(refused ? [{ name: 'name', sentence: say(refused.code, refused.facts) }] : []), ...(beginsOn ? [] : [{ name: 'beginsOn', sentence: say(words.needDay) }])]
    setErrors(found)
    if (found.length > 0 || !owner || !beginsOn) return
    tell.mutate({ unitId: owner, name, beginsOn, paperId: numberOf(form, 'paper') ?? null }, {
      onSuccess: ({ id }) => { toast(say(words.done)); go(`/trainings/${id}`) },
      onError: onRefused,
    })
  }
  if (!ofUnit) return <Page title={say(words.open)}><Skeleton lines={6} /></Page>
  return (
    <Page title={say(words.open)} path={[{ name: say(words.trainings), to: '/trainings' }, { name: say(words.open) }]} error={errors.length > 0}>
      <Card>
        <form noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          <Fields>
            <PickField name="unit" label={say(words.owner)} {...ofUnit} error={wrong('unit')} />
            <TextField name="name" label={say(words.name)} hint={say(words.nameHint)} maxLength={300} error={wrong('name')} />
            <DayField name="beginsOn" label={say(words.beginsOn)} initial={today} error={wrong('beginsOn')} />
            <PaperPick name="paper" label={say(words.paper)} />
          </Fields>
          <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.open)}</Button><Button onClick={() => go('/trainings')}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
