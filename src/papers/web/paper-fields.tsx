import { useId, useState } from 'react'
import { readSymbol, writeSymbol } from '#ground/text/symbols.ts'
import { useAsk } from '#ground/web/asking.ts'
import { SelectField } from '#ground/web/form/choices.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { Field } from '#ground/web/form/field.tsx'
import form from '#ground/web/form/form.module.css'
import { composeOnBlur } from '#ground/web/form/field.tsx'
import { TextField } from '#ground/web/form/text-field.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { countPapers } from '../contract.ts'
import { readIssued, writeIssued } from '../issued-on.ts'
import { kindOf } from '../kind.ts'
import { paperKinds, secretLevels } from '../paper.ts'
import type { DraftField } from './paper-draft.ts'
import styles from './papers.module.css'
import { words } from './words.ts'

const understoodSymbol = (text: string, say: Say): { sentence: string; read: boolean } | undefined => {
  if (text.trim() === '') return undefined
  const symbol = readSymbol(text)
  if (!symbol) return { sentence: say(words.symbolUnread), read: false }
  const { side, number, body, year } = symbol
  const kind = kindOf(text)
  const written = writeSymbol(symbol)
  return {
    read: true,
    sentence: say(side === 'party' ? words.symbolParty : words.symbolState, { kind: say(`papers.kind.${kind}`), number, body })
      + (year ? say(words.symbolYear, { year }) : '') + (written === text.trim() ? '' : say(words.symbolWritten, { symbol: written })),
  }
}

const precisionWords = { day: words.isDay, month: words.isMonth, quarter: words.isQuarter, year_start: words.isQuarter, year_middle: words.isQuarter, year_end: words.isQuarter, year: words.isYear }

const understoodDay = (text: string, say: Say): { sentence: string; read: boolean } | undefined => {
  const issued = readIssued(text)
  if ('code' in issued) return { sentence: say(issued.code, issued.facts), read: false }
  if (issued.issuedPrecision === 'unknown') return undefined
  return { read: true, sentence: say(words.dayRead, { what: say(precisionWords[issued.issuedPrecision], { text: writeIssued(issued) }) }) }
}

type ReadFieldProps = { name: string; label: string; hint: string; error: string | undefined; understand: (text: string, say: Say) => { sentence: string; read: boolean } | undefined; waits?: boolean; optional?: boolean }

/** A field whose text is read as it is typed, and what was understood is said under it. With `waits`, what is not yet readable is said on leaving. */
const ReadField = ({ understand, waits, ...field }: ReadFieldProps) => {
  const say = useSay()
  const own = useId()
  const [text, setText] = useState('')
  const [left, setLeft] = useState(false)
  const understood = understand(text, say)
  const shown = understood && (understood.read || left || !waits) ? understood : undefined
  return (
    <div>
      <Field {...field}>
        {(control) => (
          <input {...control} aria-describedby={`${control['aria-describedby'] ?? ''} ${own}`.trim()} name={field.name} className={`${form.input} ${form.medium}`} autoComplete="off"
            onChange={(event) => { setText(event.target.value); setLeft(false) }} onBlur={(event) => { composeOnBlur(event); setLeft(true) }} />
        )}
      </Field>
      <span id={own} role="status" className={styles.understood} data-unread={shown?.read === false || undefined}>{shown?.sentence}</span>
    </div>
  )
}

type PaperFieldsProps = { name: (field: DraftField) => string; errors: FieldError[]; short?: boolean }

/** The fields of a paper. `short` leaves out the note; symbol and day are shown as they are understood while typing. */
export const PaperFields = ({ name, errors, short }: PaperFieldsProps) => {
  const say = useSay()
  const issuers = useId()
  const counts = useAsk(countPapers, {})
  const wrong = (field: DraftField) => errors.find((error) => error.name === name(field))?.sentence
  const kinds = [{ value: '', label: say(words.kindBySymbol) }, ...paperKinds.map((kind) => ({ value: kind, label: say(`papers.kind.${kind}`) }))]
  return (
    <>
      <ReadField name={name('symbol')} label={say(words.symbol)} hint={say(words.symbolHint)} error={wrong('symbol')} understand={understoodSymbol} waits />
      <SelectField name={name('kind')} label={say(words.kind)} choices={kinds} initial="" />
      <Field name={name('issuer')} label={say(words.issuer)} hint={say(words.issuerHint)} error={wrong('issuer')}>
        {(control) => <input {...control} name={name('issuer')} className={form.input} list={issuers} autoComplete="off" maxLength={200} onBlur={composeOnBlur} />}
      </Field>
      <datalist id={issuers}>{counts.data?.issuers.map(({ issuer }) => <option key={issuer} value={issuer} />)}</datalist>
      <ReadField name={name('issuedOn')} label={say(words.issuedOn)} hint={say(words.dayHint)} error={wrong('issuedOn')} understand={understoodDay} waits />
      {!short && <SelectField name={name('secret')} label={say(words.secret)} hint={say(words.secretHint)} choices={[{ value: '', label: say(words.notSecret) }, ...secretLevels.map((level) => ({ value: level, label: say(`papers.secret.${level}`) }))]} initial="" error={wrong('secret')} />}
      <TextField name={name('summary')} label={say(words.summary)} hint={say(words.summaryHint)} lines={2} maxLength={2000} error={wrong('summary')} />
      {!short && <TextField name={name('note')} label={say(words.note)} lines={2} maxLength={2000} optional />}
    </>
  )
}
