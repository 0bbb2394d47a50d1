import { type ReactNode, type SubmitEvent, useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { CallFailed } from '#ground/web/client.ts'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { words } from './words.ts'

const fieldOf: Record<string, string> = {
  'inspections.before-its-time': 'day', 'inspections.after-its-time': 'day', 'inspections.held-in-the-future': 'day', 'inspections.planned-already': 'day', 'inspections.not-a-target': 'unit', 'inspections.cause-missing': 'obstacle', 'inspections.says-nothing': 'what', 'inspections.due-before-visit': 'due', 'tasks.due-before-given': 'due', 'tasks.not-of-the-unit': 'person',
}

type FormProps = { verb: string; close: () => void; send: (form: FormData) => Promise<unknown> | FieldError; children: (wrong: (name: string) => string | undefined) => ReactNode }

/** A form of one act: sent, or told what is wrong with a field. */
export const ActForm = ({ verb, close, send, children }: FormProps) => {
  const say = useSay()
  const toast = useToast()
  const [errors, setErrors] = useState<FieldError[]>([])
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = send(new FormData(event.currentTarget))
    if (!(sent instanceof Promise)) return setErrors([sent])
    setBusy(true)
    try {
      await sent
      toast(say(words.done))
      close()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setErrors([{ ...(fieldOf[failed.code] ? { name: fieldOf[failed.code] } : {}), sentence: say(failed.code, failed.facts) }])
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} />
      <Fields>{children((name) => errors.find((error) => error.name === name)?.sentence)}</Fields>
      <FormActions><Button type="submit" kind="main" busy={busy}>{verb}</Button><Button onClick={close}>{say(words.cancel)}</Button></FormActions>
    </form>
  )
}
