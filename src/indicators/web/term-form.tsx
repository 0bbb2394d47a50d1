import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { addDays, day as dayFrom } from '#ground/time/day.ts'
import { correctTerm, openTerm } from '../contract.ts'
import { refuseToEnterTerm } from '../term.ts'
import { words } from './words.ts'

type Given = { id: number; name: string; from: string | null; until: string | null; basis: string | null }
type TermFormProps = { unitId: number; term?: Given; done: () => void }

/** Which field a refusal is about. */
const fieldOf: Record<string, string> = {
  'indicators.term-without-name': 'name', 'indicators.term-there-already': 'name', 'indicators.term-ends-before': 'last', 'indicators.terms-overlap': 'first',
}

/** Opens a term, or corrects the one given. People name its last day; kept is the first day after it. */
export const TermForm = ({ unitId, term, done }: TermFormProps) => {
  const say = useSay()
  const tell = useToast()
  const [opens, corrects] = [useTell(openTerm), useTell(correctTerm)]
  const [errors, setErrors] = useState<FieldError[]>([])
  const field = (name: string) => `${term ? 'mended' : 'term'}-${name}` // the form that opens one stands on the same page
  const wrong = (name: string) => errors.find((one) => one.name === field(name))?.sentence
  const refused = ({ code, facts }: { code: string; facts: Record<string, unknown> }) => setErrors([{ ...(fieldOf[code] ? { name: field(fieldOf[code]) } : {}), sentence: say(code, facts) }])
  const submit = (form: FormData) => {
    const last = dayOf(form, field('last'))
    const given = { unitId, name: textOf(form, field('name')), from: dayOf(form, field('first')) ?? null, until: last ? addDays(last, 1) : null, basis: textOf(form, field('basis')) || null }
    const refusal = refuseToEnterTerm(given)
    setErrors([])
    if (refusal) { refused(refusal); return }
    const told = { onSuccess: () => { tell(say(words.termSaved, { name: given.name })); done() }, onError: refused }
    if (term) corrects.mutate({ ...given, termId: term.id }, told)
    else opens.mutate(given, told)
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <TextField name={field('name')} label={say(words.termName)} hint={say(words.termNameHint)} maxLength={200} initial={term?.name ?? ''} error={wrong('name')} />
        <DayField name={field('first')} label={say(words.termFirst)} optional initial={term?.from ? dayFrom(term.from) : undefined} error={wrong('first')} />
        <DayField name={field('last')} label={say(words.termLast)} optional initial={term?.until ? addDays(dayFrom(term.until), -1) : undefined} error={wrong('last')} />
        <TextField name={field('basis')} label={say(words.basis)} optional maxLength={500} initial={term?.basis ?? ''} error={wrong('basis')} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={opens.isPending || corrects.isPending}>{say(term ? words.correctTerm : words.openTerm)}</Button></FormActions>
    </form>
  )
}
