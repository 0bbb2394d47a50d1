import { type FocusEvent, useState } from 'react'
import { readNumber } from '#ground/text/numbers.ts'
import { useLanguage } from '../language.tsx'
import { writeCount } from '../numbers.ts'
import { words } from '../words.ts'
import { composeOnBlur, Field, type FieldProps } from './field.tsx'
import styles from './form.module.css'

type NumberFieldProps = FieldProps & { initial?: number | undefined; unit?: string; onNumber?: (value: number | undefined) => void }

/** A number typed the Vietnamese way: '1.250' is one thousand two hundred and fifty, '81,16' has a fraction. */
export const NumberField = ({ initial, unit, onNumber, error, ...field }: NumberFieldProps) => {
  const { say, language } = useLanguage()
  const [unread, setUnread] = useState('')
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    composeOnBlur(event)
    const text = event.currentTarget.value
    const value = readNumber(text)
    setUnread(text !== '' && value === undefined ? text : '')
    if (value !== undefined) event.currentTarget.value = writeCount(value, language)
    onNumber?.(value)
  }
  return (
    <Field {...field} error={unread ? say(words.numberWrong, { text: unread }) : error}>
      {(control) => (
        <div className={styles.withUnit}>
          <input {...control} name={field.name} className={`${styles.input} ${styles.day}`} defaultValue={initial === undefined ? undefined : writeCount(initial, language)} readOnly={field.readOnly} inputMode="decimal" autoComplete="off" onBlur={leave} />
          {unit && <span>{unit}</span>}
        </div>
      )}
    </Field>
  )
}
