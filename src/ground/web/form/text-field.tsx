import type { InputHTMLAttributes, Ref } from 'react'
import { composeOnBlur, Field, type FieldProps } from './field.tsx'
import styles from './form.module.css'

type TextFieldProps = FieldProps & {
  initial?: string
  lines?: number
  width?: 'short' | 'medium'
  /** Which keys a phone shows: digits, or digits with the decimal comma. What is typed stays text. */
  keys?: 'numeric' | 'decimal'
  type?: 'text' | 'email' | 'password' | 'tel'
  autoComplete?: InputHTMLAttributes<HTMLInputElement>['autoComplete']
  maxLength?: number
  ref?: Ref<HTMLInputElement>
  areaRef?: Ref<HTMLTextAreaElement>
  onChange?: (text: string) => void
}

/** A line of text, or several with `lines`. Uncontrolled. A password is left as it was typed. */
export const TextField = ({ initial, lines, width, keys, type = 'text', autoComplete = 'off', maxLength, ref, areaRef, onChange, ...field }: TextFieldProps) => (
  <Field {...field}>
    {(control) => {
      const given = { ...control, name: field.name, defaultValue: initial, readOnly: field.readOnly, maxLength, autoComplete }
      return lines
        ? <textarea {...given} ref={areaRef} rows={lines} className={styles.input} onBlur={composeOnBlur} onChange={(event) => onChange?.(event.target.value)} />
        : <input {...given} ref={ref} type={type} inputMode={keys} className={`${styles.input} ${width ? styles[width] : ''}`} onBlur={type === 'password' ? undefined : composeOnBlur} onChange={(event) => onChange?.(event.target.value)} />
    }}
  </Field>
)
