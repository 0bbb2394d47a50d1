import { type MouseEvent, useEffect, useId, useRef } from 'react'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './form.module.css'

export type FieldError = { name?: string; sentence: string }

/** Leads to the field of this name: of the form that this stands in, else of the page. */
export const focusField = (name: string, from?: Element): void => {
  const field = (from?.closest('form') ?? document).querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}

const follow = (event: MouseEvent, name: string) => {
  event.preventDefault()
  focusField(name, event.currentTarget as Element)
}

/** Everything to put right, on top of the form: takes the focus, each line leads to its field. Give a new array at each try. */
export const ErrorSummary = ({ errors }: { errors: FieldError[] }) => {
  const say = useSay()
  const own = useId()
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
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary} aria-labelledby={own}>
      <h2 id={own}>{say(words.errorTitle, { count: errors.length })}</h2>
      <ul>{errors.map(({ name, sentence }) => <li key={(name ?? '') + sentence}>{name ? <a href={`#field-${name}`} onClick={(event) => follow(event, name)}>{sentence}</a> : sentence}</li>)}</ul>
    </div>
  )
}
