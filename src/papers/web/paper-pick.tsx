import { type KeyboardEvent, useRef, useState } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { ask, CallFailed } from '#ground/web/client.ts'
import { type FieldError, focusField } from '#ground/web/form/error-summary.tsx'
import { PaperField } from '#ground/web/form/field.tsx'
import type { Find, Found } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useMay } from '#ground/web/who.ts'
import { enterPaper, findPapers, getPaper } from '../contract.ts'
import { type DraftField, readDraft } from './paper-draft.ts'
import { PaperFields } from './paper-fields.tsx'
import { issuedText, PaperLines, paperName } from './paper-name.tsx'
import styles from './papers.module.css'
import { words } from './words.ts'

type PaperPickProps = {
  /** The form carries the paper's id under this name. */
  name: string
  label: string
  hint?: string
  required?: boolean
  error?: string | undefined
  initialId?: number | undefined
  onPicked?: (paperId: number | undefined) => void
}

const finder = (say: Say): Find => async (text, signal) =>
  (await ask(findPapers, { text, limit: 12 }, signal)).map((paper): Found => ({ key: String(paper.id), label: paperName(paper, say), note: [paper.issuer, issuedText(paper, say), paper.symbol ? paper.summary : ''].filter(Boolean).join(' · ') }))

/** The paper an act rests on: found by symbol, issuer or summary, or entered on the spot without leaving the form. */
export const PaperPick = ({ name, label, hint, required, error, initialId, onPicked }: PaperPickProps) => {
  const say = useSay()
  const mayEnter = useMay('papers.enter')
  const [pickedId, setPickedId] = useState(initialId)
  const [entering, setEntering] = useState(false)
  const pick = (id: number | undefined) => {
    setPickedId(id)
    setEntering(false)
    onPicked?.(id)
  }
  const shown = { label, ...(error === undefined ? {} : { error }) }
  if (pickedId !== undefined) return <PaperField {...shown}><Chosen id={pickedId} name={name} other={() => pick(undefined)} /></PaperField>
  return (
    <div className={styles.pick}>
      <PickField name={name} label={label} hint={hint ?? say(words.pickHint)} error={error} optional={!required} find={finder(say)} onPick={(found) => { if (found) pick(Number(found.key)) }} />
      {mayEnter && !entering && <div className={styles.newLine}><Button kind="quiet" small icon="plus" onClick={() => setEntering(true)}>{say(words.pickNew)}</Button></div>}
      {entering && <EnterHere name={name} done={pick} cancel={() => setEntering(false)} />}
    </div>
  )
}

const Chosen = ({ id, name, other }: { id: number; name: string; other: () => void }) => {
  const say = useSay()
  const { data } = useAsk(getPaper, { id, on: undefined })
  return (
    <div className={styles.chosen}>
      <input type="hidden" name={name} value={id} />
      {data ? <div role="status" aria-label={say(words.pickTaken, { paper: paperName(data, say) })}><PaperLines paper={data} /></div> : <Skeleton lines={2} />}
      <Button small onClick={other}>{say(words.pickOther)}</Button>
    </div>
  )
}

/** Stands inside another form, so it is no form of its own: Enter enters the paper and leaves the outer form alone. */
const EnterHere = ({ name, done, cancel }: { name: string; done: (id: number) => void; cancel: () => void }) => {
  const say = useSay()
  const box = useRef<HTMLFieldSetElement>(null)
  const [errors, setErrors] = useState<FieldError[]>([])
  const enter = useTell(enterPaper)
  const nameOf = (field: DraftField) => `${name}.${field}`
  const textOf = (field: DraftField) => box.current?.querySelector<HTMLInputElement>(`[name="${nameOf(field)}"]`)?.value.normalize('NFC').trim() ?? ''

  const send = () => {
    const draft = readDraft(textOf, nameOf, say)
    if (Array.isArray(draft)) {
      setErrors(draft)
      focusField(draft[0]?.name ?? '', box.current ?? undefined)
      return
    }
    setErrors([])
    enter.mutate(draft, {
      onSuccess: ({ id }) => done(id),
      onError: (failed) => setErrors([{ sentence: failed instanceof CallFailed ? say(failed.code, failed.facts) : String(failed) }]),
    })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    send()
  }
  return (
    <fieldset ref={box} className={styles.inline} onKeyDown={onKey}>
      <legend className="unseen">{say(words.newPaper)}</legend>
      {errors.filter((error) => !error.name).map(({ sentence }) => <Notice key={sentence} kind="bad" live>{sentence}</Notice>)}
      <PaperFields name={nameOf} errors={errors} short />
      <div><Button onClick={send} busy={enter.isPending}>{say(words.pickEnter)}</Button> <Button kind="quiet" onClick={cancel}>{say(words.cancel)}</Button></div>
    </fieldset>
  )
}
