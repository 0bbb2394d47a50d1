import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Call } from '#ground/http/contract.ts'
import type { Day } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Page } from '#ground/web/page.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { ActDone, type DoneSeen, type Finished } from './act-done.tsx'
import { words } from './act-words.ts'
import type { UnitSeen } from './answers.ts'
import { formActs, type FormAct } from './fitting-acts.ts'
import { ActPreview, type TrialInput, useTrial } from './preview.tsx'
import { crumbsOf } from './unit-crumbs.ts'

export type Dated = { on: Day; paperId: number; note?: string | null }
/** What the fields of an act see: the unit as on the act's day, that day, the refusal at a field, and a call to make when something was picked by script. */
export type FieldsGiven = { unit: UnitSeen; on: Day; wrong: (name: string) => string | undefined; changed: () => void }
/** What the form says beyond day and paper; or what is still missing. */
export type Read<Input> = (form: FormData, unit: UnitSeen) => Input | FieldError[]

export type ActFormProps<Input extends object> = {
  unit: UnitSeen
  act: FormAct
  title: string
  call: Call<Input & Dated, DoneSeen>
  on: Day
  setOn: (on: Day) => void
  fields: (given: FieldsGiven) => ReactNode
  read: Read<Input>
  danger?: boolean
}

/** Which field a refusal is about, so that its line in the summary leads there. */
const fieldOf = (code: string): string | undefined => ({
  'units.same-name': 'name', 'units.same-name-as-before': 'name', 'units.label-of-another-kind': 'name', 'units.split-parts-of-one-name': 'name', 'units.code-taken': 'code',
  'units.wrong-parent': 'parent', 'units.already-there': 'parent', 'units.other-province': 'parent', 'units.not-a-successor': 'commune',
  'units.not-yet-founded': 'on', 'units.already-ended': 'on', 'units.later-act': 'on', 'units.ends-before-it-began': 'on', 'units.paper-missing': 'paper',
  'units.merge-needs-two': 'others', 'units.merge-across-parents': 'others', 'units.village-elsewhere': 'covers', 'units.already-covers': 'covers',
}[code])

/** One act as a page: its fields, its day and paper, what it will change as the server tried it, and the button greyed by the very refusal the act would meet. */
export const ActForm = <Input extends object>({ unit, act, title, call, on, setOn, fields, read, danger }: ActFormProps<Input>) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(call)
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [wanted, setWanted] = useState<TrialInput>()
  const [finished, setFinished] = useState<Finished>()

  const changed = useCallback(() => setTimeout(() => {
    if (!form.current) return
    const given = new FormData(form.current)
    const input = read(given, unit)
    const day = dayOf(given, 'on')
    const paperId = numberOf(given, 'paper')
    setWanted(Array.isArray(input) || !day ? undefined : { act, ...input, on: day, ...(paperId === undefined ? {} : { paperId }) } as unknown as TrialInput)
  }), [act, read, unit])
  useEffect(() => { changed() }, [changed, on])

  const trial = useTrial(wanted)
  const refusal = trial.data?.refusal
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence ?? (refusal && fieldOf(refusal.code) === name ? say(refusal.code, refusal.facts) : undefined)

  const submit = () => {
    if (!form.current) return
    const given = new FormData(form.current)
    const input = read(given, unit)
    const day = dayOf(given, 'on')
    const paperId = numberOf(given, 'paper')
    const missing = [
      ...(Array.isArray(input) ? input : []),
      ...(day ? [] : [{ name: 'on', sentence: say(words.onMissing) }]),
      ...(paperId === undefined ? [{ name: 'paper', sentence: say(words.paperMissing) }] : []),
    ]
    setErrors(missing)
    if (Array.isArray(input) || !day || paperId === undefined) return
    send.mutate({ ...input, on: day, paperId, note: textOf(given, 'note') || null }, {
      onSuccess: (done) => {
        setFinished({ done, tried: trial.data?.units ?? [], unit, on: day, title })
        tell(say(words.done, { act: title }), { see: { to: `/units/${unit.id}?ngay=${day}`, label: unit.fullName } })
        scrollTo({ top: 0 })
      },
      onError: (failed) => {
        const name = fieldOf(failed.code)
        setErrors([{ ...(name ? { name } : {}), sentence: say(failed.code, failed.facts) }])
      },
    })
  }

  const path = crumbsOf(unit, say(formActs.find((one) => one.act === act)?.title ?? ''))
  if (finished) return <Page title={finished.title} path={path}><ActDone {...finished} /></Page>
  return (
    <Page title={title} path={path} error={errors.length > 0}>
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); submit() }} onChange={changed} onBlur={changed}>
        <ErrorSummary errors={errors} />
        <Columns
          main={<Card>
            <Fields>
              {fields({ unit, on, wrong, changed })}
              <DayField name="on" label={say(words.on)} hint={say(words.onHint)} initial={on} error={wrong('on')} onDay={(day) => { if (day) setOn(day) }} />
              <PaperPick name="paper" label={say(words.paper)} required error={wrong('paper')} onPicked={changed} />
              <TextField name="note" label={say(words.note)} lines={2} maxLength={2000} optional />
            </Fields>
          </Card>}
          side={<ActPreview trial={trial} on={on} wanted={wanted !== undefined} unit={unit} />}
        />
        <FormActions>
          <Button type="submit" kind={danger ? 'danger' : 'main'} busy={send.isPending} disabled={Boolean(refusal)} aria-describedby={refusal ? 'why-not' : undefined}>{say(words[`do_${act}`])}</Button>
          <LinkButton kind="quiet" to={`/units/${unit.id}`}>{say(words.back)}</LinkButton>
        </FormActions>
      </form>
    </Page>
  )
}
