import { type KeyboardEvent, useRef, useState } from 'react'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { type FieldError, focusField } from '#ground/web/form/error-summary.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { type Draft, PersonFields, readPerson, registerPerson } from '#people/public-web.ts'
import { peopleNamed, type PersonFound, tells } from './find-person.ts'
import styles from './posts.module.css'
import { words } from './words.ts'

export type Chosen = { id: number; name: string; note?: string }
type RegisterHereProps = { name: string; on: Day; done: (person: Chosen) => void; cancel: () => void }

/** Enters a person without leaving the form around it; who already bears the name is shown first. */
export const RegisterHere = ({ name, on, done, cancel }: RegisterHereProps) => {
  const say = useSay()
  const toast = useToast()
  const box = useRef<HTMLFieldSetElement>(null)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [same, setSame] = useState<PersonFound[]>([])
  const register = useTell(registerPerson)
  const nameOf = (field: string) => `${name}.${field}`
  const textOf = (field: string) => box.current?.querySelector<HTMLInputElement>(`[name="${nameOf(field)}"]`)?.value.normalize('NFC').trim() ?? ''

  const enter = (draft: Draft) => register.mutate(draft, {
    onSuccess: ({ id, likely }) => {
      toast(say(words.registered, { name: draft.name }) + (likely.length > 0 ? ` ${say(words.likelyTwice, { count: likely.length })}` : ''), { see: { to: `/people/${id}`, label: draft.name } })
      done({ id, name: draft.name })
    },
    onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
  })
  const send = async (isNew: boolean) => {
    const draft = readPerson(textOf, nameOf, say)
    if (Array.isArray(draft)) {
      setErrors(draft)
      focusField(draft[0]?.name ?? '', box.current ?? undefined)
      return
    }
    setErrors([])
    const namesakes = isNew ? [] : (await peopleNamed(draft.name, on).catch(() => [])).filter((found) => fold(found.matched) === fold(draft.name))
    setSame(namesakes)
    if (namesakes.length === 0) enter(draft)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    void send(false)
  }
  return (
    <fieldset ref={box} className={styles.inline} onKeyDown={onKey}>
      <legend className="unseen">{say(words.newPerson)}</legend>
      {errors.filter((error) => !error.name).map(({ sentence }) => <Notice key={sentence} kind="bad" live>{sentence}</Notice>)}
      <PersonFields name={nameOf} errors={errors} short />
      {same.length > 0 && (
        <Notice kind="warning" live title={say(words.sameNames)}>
          <ul className={styles.same}>
            {same.map((found) => <li key={found.id}><span><b>{found.name}</b> <span className={styles.soft}>{tells(found, say)}</span></span><Button small onClick={() => done({ id: found.id, name: found.name, note: tells(found, say) })}>{say(words.thisOne)}</Button></li>)}
            <li><Button small kind="quiet" onClick={() => void send(true)}>{say(words.stillNew)}</Button></li>
          </ul>
        </Notice>
      )}
      <div><Button onClick={() => void send(false)} busy={register.isPending}>{say(words.addAndChoose)}</Button> <Button kind="quiet" onClick={cancel}>{say(words.cancel)}</Button></div>
    </fieldset>
  )
}
