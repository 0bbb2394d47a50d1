import { type FocusEvent, useRef, useState } from 'react'
import { readNumber, writeNumber } from '#ground/text/numbers.ts'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { composeOnBlur, Field, type FieldProps } from './field.tsx'
import styles from './form.module.css'
import { isPressing, useHold } from './hold.ts'

type NumberFieldProps = FieldProps & { initial?: number | undefined; unit?: string; onNumber?: (value: number | undefined) => void }

/** A number typed, and written back in either language, the Vietnamese way: '1.250' is one thousand two hundred and fifty, '81,16' has a fraction. */
export const NumberField = ({ initial, unit, onNumber, error, ...field }: NumberFieldProps) => {
  const say = useSay()
  const [unread, setUnread] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useHold(input, (text) => {
    const isUnread = text.trim() !== '' && readNumber(text) === undefined
    if (isUnread) setUnread(text)
    return isUnread
  })
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    composeOnBlur(event)
    const text = event.currentTarget.value
    const value = readNumber(text)
    const isUnread = text !== '' && value === undefined
    if (!isUnread || !isPressing(event)) setUnread(isUnread ? text : '')
    if (value !== undefined) event.currentTarget.value = writeNumber(value)
    onNumber?.(value)
  }
  return (
    <Field {...field} error={unread ? say(words.numberWrong, { text: unread }) : error}>
      {(control) => (
        <div className={styles.withUnit}>
          <input {...control} ref={input} name={field.name} className={`${styles.input} ${styles.day}`} defaultValue={initial === undefined ? undefined : writeNumber(initial)} readOnly={field.readOnly} inputMode="decimal" autoComplete="off" onBlur={leave} />
          {unit && <span>{unit}</span>}
        </div>
      )}
    </Field>
  )
}
