import { type FocusEvent, type ReactNode, useId } from 'react'
import { Icon } from '../icon.tsx'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './form.module.css'

export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** The sentence of the refusal, the same words as in the summary on top. */
  error?: string | undefined
  optional?: boolean
  readOnly?: boolean
}

export type ControlProps = { id: string; 'data-field': string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label, hint, control and its refusal, tied together; two open forms may have fields of one name. */
export const Field = ({ name, label, hint, error, optional, children }: FieldProps & { children: (control: ControlProps) => ReactNode }) => {
  const say = useSay()
  const own = useId()
  const id = `${own}-field`
  const describedBy = [hint && `${own}-hint`, error && `${own}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className={`${styles.field} ${error ? styles.wrong : ''}`}>
      <label htmlFor={id}>{label}{optional && <span className={styles.optional}> ({say(words.optional)})</span>}</label>
      {hint && <div id={`${own}-hint`} className={styles.hint}>{hint}</div>}
      {error && <div id={`${own}-error`} className={styles.error}><Icon name="stop" size={18} /><span><span className="unseen">{say(words.errorPrefix)} </span>{error}</span></div>}
      {children({ id, 'data-field': name, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
    </div>
  )
}

/** Composed Vietnamese letters on leaving the field, never while typing: Telex and UniKey break when a script rewrites under them. */
export const composeOnBlur = (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
  const { value } = event.currentTarget
  const composed = value.normalize('NFC').trim()
  if (composed !== value) event.currentTarget.value = composed
}

/** Several fields that belong together under one legend. */
export const FieldSet = ({ legend, children }: { legend: ReactNode; children: ReactNode }) => <fieldset className={styles.set}><legend>{legend}</legend>{children}</fieldset>
/** Fields under one another with one breath between them. */
export const Fields = ({ children }: { children: ReactNode }) => <div className={styles.fields}>{children}</div>
/** The buttons at the end of a form; on a phone they are full width. */
export const FormActions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>
/** The place of a paper that an act rests on: the papers' room fills it with its picker. */
export const PaperField = ({ label, hint, error, children }: { label: ReactNode; hint?: ReactNode; error?: string; children: ReactNode }) => (
  <FieldSet legend={label}>{hint && <div className={styles.hint}>{hint}</div>}{error && <div className={styles.error}><Icon name="stop" size={18} />{error}</div>}{children}</FieldSet>
)
