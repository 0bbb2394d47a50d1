import { useRef } from 'react'
import { Button } from '#ground/web/button.tsx'
import { composeOnBlur } from '#ground/web/form/field.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import styles from './imports.module.css'
import type { ColumnWords, FaultSeen } from './seen.ts'
import { words } from './words.ts'

type MendFieldProps = { id: string; label: string; fault: FaultSeen; column: ColumnWords | undefined; draft: string | undefined; change: (value: string | undefined) => void }

const modes: Partial<Record<string, 'numeric' | 'decimal'>> = { day: 'numeric', 'vague-day': 'numeric', integer: 'numeric', decimal: 'decimal' }

/** The field of a faulty cell, by the kind of its column: a list to choose from, a day, a number or plain text. */
export const MendField = ({ id, label, fault, column, draft, change }: MendFieldProps) => {
  const { say, language } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const select = useRef<HTMLSelectElement>(null)
  const set = (value: string) => change(value === fault.value ? undefined : value)
  const choices = column?.kind === 'yes' ? [{ value: 'x', word: say(words.yes) }, { value: 'không', word: say(words.no) }] : column?.choices?.map((choice) => ({ value: choice.vi, word: choice[language] }))
  const propose = () => {
    if (input.current) input.current.value = fault.propose ?? ''
    if (select.current) select.current.value = fault.propose ?? ''
    set(fault.propose ?? '')
  }
  const given = { id, 'aria-label': label, 'data-changed': draft !== undefined || undefined }
  return (
    <div className={styles.mend}>
      {choices
        ? <select {...given} ref={select} defaultValue={draft ?? ''} onChange={(event) => set(event.target.value)}><option value="">…</option>{choices.map(({ value, word }) => <option key={value} value={value}>{word}</option>)}</select>
        : <input {...given} ref={input} defaultValue={draft ?? fault.value} inputMode={column && modes[column.kind]} autoComplete="off" maxLength={4000} placeholder={column?.kind === 'day' || column?.kind === 'vague-day' ? say(words.dayHint) : undefined} onChange={(event) => set(event.target.value)} onBlur={composeOnBlur} />}
      {fault.propose !== undefined && <Button small kind="quiet" onClick={propose}>{say(words.useProposal, { propose: fault.propose })}</Button>}
    </div>
  )
}
