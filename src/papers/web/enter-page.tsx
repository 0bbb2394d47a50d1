import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { enterPaper } from '../contract.ts'
import { readDraft } from './paper-draft.ts'
import { PaperFields } from './paper-fields.tsx'
import { paperName } from './paper-name.tsx'
import { words } from './words.ts'

/** Enters a paper; one that is there already is opened instead. */
export const EnterPage = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const tell = useTell(enterPaper)
  const [errors, setErrors] = useState<FieldError[]>([])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const draft = readDraft((field) => textOf(form, field), (field) => field, say)
    if (Array.isArray(draft)) {
      setErrors(draft)
      return
    }
    setErrors([])
    tell.mutate(draft, {
      onSuccess: ({ id, entered }) => {
        toast(say(entered ? words.entered : words.wasThere, { paper: paperName(draft, say) }))
        go(`/papers/${id}`)
      },
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <Page title={say(words.enter)} sub={say(words.enterSub)} path={[{ name: say(words.papers), to: '/papers' }, { name: say(words.enter) }]}>
      <Card>
        <form noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          <Fields><PaperFields name={(field) => field} errors={errors} /></Fields>
          <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.enter)}</Button><Button onClick={() => go('/papers')}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
