import { type FocusEvent, useRef, useState } from 'react'
import { type Day, writeDay } from '#ground/time/day.ts'
import { messages as timeMessages } from '#ground/time/messages.ts'
import { readDayWithPrecision, type UnreadDay } from '#ground/time/read-day.ts'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { composeOnBlur, Field, type FieldProps } from './field.tsx'
import styles from './form.module.css'
import { isPressing, useHold } from './hold.ts'

type DayFieldProps = FieldProps & { initial?: Day | undefined; onDay?: (day: Day | undefined) => void }

const read = (text: string): Day | UnreadDay => {
  const found = readDayWithPrecision(text)
  if ('code' in found) return found
  return found.precision === 'day' ? found.day : { code: 'time.not-a-day', facts: { text } }
}

/** A day typed as dd/mm/yyyy; 1-7-2025, 01.07.2025 and 2025-07-01 are read too. No calendar is forced on anyone. */
export const DayField = ({ initial, onDay, hint, error, ...field }: DayFieldProps) => {
  const say = useSay()
  const [unread, setUnread] = useState<UnreadDay>()
  const input = useRef<HTMLInputElement>(null)
  useHold(input, (text) => {
    const found = text.trim() === '' ? '' : read(text)
    if (typeof found === 'object') setUnread(found)
    return typeof found === 'object'
  })
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    composeOnBlur(event)
    const text = event.currentTarget.value
    const found = text === '' ? undefined : read(text)
    if (typeof found !== 'object' || !isPressing(event)) setUnread(typeof found === 'object' ? found : undefined)
    if (typeof found === 'string') event.currentTarget.value = writeDay(found)
    onDay?.(typeof found === 'string' ? found : undefined)
  }
  const refusal = unread && timeMessages[unread.code]
  return (
    <Field {...field} hint={hint ?? say(words.dayHint)} error={refusal ? say(refusal, unread.facts) : error}>
      {(control) => <input {...control} ref={input} name={field.name} className={`${styles.input} ${styles.day}`} defaultValue={initial && writeDay(initial)} readOnly={field.readOnly} inputMode="numeric" autoComplete="off" onBlur={leave} />}
    </Field>
  )
}
