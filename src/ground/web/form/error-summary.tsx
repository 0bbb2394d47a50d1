import { type MouseEvent, useEffect, useRef } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './form.module.css'

export type FieldError = { name?: string; sentence: string }

const focusField = (event: MouseEvent, name: string) => {
  event.preventDefault()
  const field = document.getElementById(`field-${name}`)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}

/** Everything to put right, on top of the form: takes the focus, each line leads to its field. Give a new array at each try. */
export const ErrorSummary = ({ errors }: { errors: FieldError[] }) => {
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { if (errors.length > 0) box.current?.focus() }, [errors])
  useEffect(() => {
    if (errors.length === 0) return
    const prefix = `${say(words.errorPrefix)} `
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title
    return () => { if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length) }
  }, [errors, say])
  if (errors.length === 0) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary} aria-labelledby="error-summary">
      <h2 id="error-summary">{say(words.errorTitle, { count: errors.length })}</h2>
      <ul>{errors.map(({ name, sentence }) => <li key={(name ?? '') + sentence}>{name ? <a href={`#field-${name}`} onClick={(event) => focusField(event, name)}>{sentence}</a> : sentence}</li>)}</ul>
    </div>
  )
}
