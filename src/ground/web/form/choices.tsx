import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { Field, FieldSet, type FieldProps } from './field.tsx'
import styles from './form.module.css'

export type Choice = { value: string; label: string; hint?: string }

type SelectFieldProps = FieldProps & { choices: Choice[]; initial?: string; mustChoose?: boolean; onChoose?: (value: string) => void }

/** One of a few. The device's own list: quickest on a phone, read by every screen reader. */
export const SelectField = ({ choices, initial, mustChoose, onChoose, ...field }: SelectFieldProps) => {
  const say = useSay()
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} name={field.name} className={`${styles.input} ${styles.select}`} defaultValue={initial ?? (mustChoose ? '' : choices[0]?.value)} disabled={field.readOnly} onChange={(event) => onChoose?.(event.target.value)}>
          {mustChoose && <option value="">{say(words.choose)}</option>}
          {choices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
      )}
    </Field>
  )
}

type TicksProps = Omit<FieldProps, 'error'> & { choices: Choice[]; initial?: string[]; one?: boolean; onChange?: (value: string, on: boolean) => void }

/** Ticks for several, rounds for `one`; the whole line is the target. */
export const Ticks = ({ name, label, choices, initial = [], one, readOnly, onChange }: TicksProps) => (
  <FieldSet legend={label}>
    <div className={styles.ticks}>
      {choices.map(({ value, label: word, hint }, place) => (
        <label key={value} className={styles.tick}>
          <input data-field={place === 0 ? name : undefined} type={one ? 'radio' : 'checkbox'} name={name} value={value} defaultChecked={initial.includes(value)} disabled={readOnly} onChange={(event) => onChange?.(value, event.target.checked)} />
          <span>{word}{hint && <small>{hint}</small>}</span>
        </label>
      ))}
    </div>
  </FieldSet>
)
