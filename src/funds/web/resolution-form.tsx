import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FieldSet, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { payers, type Title, titles } from '../allowance.ts'
import { setResolution } from '../contract.ts'
import styles from './funds.module.css'
import { words } from './words.ts'

const types = [1, 2, 3] as const
const levelKey = (title: Title, type: number) => `${title}_${type}`
const fieldOf: Record<string, string> = {
  'funds.rate-out-of-range': 'rate', 'funds.types-do-not-fall': 'type1From', 'funds.coefficient-unreadable': 'cell_secretary_1', 'funds.half-a-type': 'village_head_1', 'funds.no-levels': 'cell_secretary_1',
  'funds.paper-missing': 'paper', 'funds.ends-before-it-begins': 'until', 'funds.later-resolution': 'until', 'funds.unit-not-there': 'from',
}

const faultsOf = (form: FormData, say: Say): FieldError[] => [
  ...(numberOf(form, 'paper') === undefined ? [{ name: 'paper', sentence: say(words.needPaper) }] : []),
  ...(dayOf(form, 'from') ? [] : [{ name: 'from', sentence: say(words.needFrom) }]),
  ...(numberOf(form, 'rate') === undefined ? [{ name: 'rate', sentence: say(words.needRate) }] : []),
  ...['type1From', 'type2From', ...titles.flatMap((title) => types.map((type) => levelKey(title, type)))].filter((name) => textOf(form, name) !== '' && numberOf(form, name) === undefined).map((name) => ({ name, sentence: say(words.needNumber) })),
]

/** A resolution as the paper gives it; the server judges. */
export const ResolutionForm = ({ provinceId, done }: { provinceId: number; done: () => void }) => {
  const say = useSay()
  const tell = useToast()
  const { day } = useDay()
  const send = useTell(setResolution)
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const submit = (form: FormData) => {
    const faults = faultsOf(form, say)
    setErrors(faults)
    const from = dayOf(form, 'from')
    if (faults.length > 0 || !from) return
    const number = (name: string) => numberOf(form, name) ?? null
    const three = (title: Title): [number | null, number | null, number | null] => [number(levelKey(title, 1)), number(levelKey(title, 2)), number(levelKey(title, 3))]
    send.mutate({
      unitId: provinceId, paperId: Number(textOf(form, 'paper')), from, until: dayOf(form, 'until') ?? null, mainTitle: textOf(form, 'main') === 'village_head' ? 'village_head' : 'cell_secretary',
      rate: Number(((numberOf(form, 'rate') ?? 0) / 100).toFixed(6)), payer: textOf(form, 'payer') === 'local' ? 'local' : 'fund', type1From: number('type1From'), type2From: number('type2From'), confirmed: form.get('confirmed') === 'yes',
      levels: { cell_secretary: three('cell_secretary'), village_head: three('village_head'), front_head: three('front_head') },
    }, {
      onSuccess: ({ change }) => { tell(say(words[`saved_${change}`])); done() },
      onError: onRefused,
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <PaperPick name="paper" label={say(words.paper)} required error={wrong('paper')} />
        <DayField name="from" label={say(words.validFrom)} initial={day} error={wrong('from')} />
        <DayField name="until" label={say(words.validUntil)} optional error={wrong('until')} />
        <SelectField name="main" label={say(words.mainTitle)} choices={['cell_secretary', 'village_head'].map((value) => ({ value, label: say(`funds.title.${value}`) }))} />
        <TextField name="rate" label={say(words.rate)} width="short" keys="decimal" error={wrong('rate')} />
        <SelectField name="payer" label={say(words.payer)} choices={payers.map((value) => ({ value, label: say(`funds.payer.${value}`) }))} />
        <TextField name="type1From" label={say(words.type1From)} hint={say(words.typesHint)} width="short" keys="numeric" optional error={wrong('type1From')} />
        <TextField name="type2From" label={say(words.type2From)} width="short" keys="numeric" optional error={wrong('type2From')} />
        <FieldSet legend={say(words.coefficients)}>
          {titles.map((title) => (
            <div key={title} className={styles.three}>{types.map((type) => <TextField key={type} name={levelKey(title, type)} label={say(words.coefficientOf, { title: say(`funds.title.${title}`), type })} width="short" keys="decimal" optional error={wrong(levelKey(title, type))} />)}</div>
          ))}
        </FieldSet>
        <Ticks name="confirmed" label={say(words.confirmed)} choices={[{ value: 'yes', label: say(words.compared) }]} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={send.isPending}>{say(words.enterResolution)}</Button></FormActions>
    </form>
  )
}
