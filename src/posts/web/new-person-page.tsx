import { type SubmitEvent, useMemo, useState } from 'react'
import { fold } from '#ground/text/fold.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { type Draft, PersonFields, readPerson, registerPerson } from '#people/public-web.ts'
import { peopleNamed, type PersonFound, tells } from './find-person.ts'
import { unitFinder } from './list-filters.tsx'
import { words } from './list-words.ts'
import styles from './posts.module.css'
import { words as postWords } from './words.ts'

type Entered = { draft: Draft; livesIn: number | null; identityNumber: string | null }

/** Enters a person; namesakes in the register are shown before anything is written. */
export const NewPersonPage = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day } = useDay()
  const find = useMemo(() => unitFinder(day, 'village'), [day])
  const [errors, setErrors] = useState<FieldError[]>([])
  const [same, setSame] = useState<{ people: PersonFound[]; entered: Entered }>()
  const tell = useTell(registerPerson)

  const enter = ({ draft, livesIn, identityNumber }: Entered) => tell.mutate({ ...draft, livesIn, identityNumber }, {
    onSuccess: ({ id, likely }) => {
      toast(say(postWords.registered, { name: draft.name }) + (likely.length > 0 ? ` ${say(postWords.likelyTwice, { count: likely.length })}` : ''))
      go(`/people/${id}`)
    },
    onError: (failed) => setErrors([{ ...(failed.code.includes('identity') ? { name: 'number' } : {}), sentence: say(failed.code, failed.facts) }]),
  })
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const draft = readPerson((field) => textOf(form, field), (field) => field, say)
    const number = textOf(form, 'number').replace(/[\s.]/g, '')
    const missing = [...(Array.isArray(draft) ? draft : []), ...(number !== '' && !/^\d{12}$/.test(number) ? [{ name: 'number', sentence: say('people.not-an-identity-number') }] : [])]
    if (missing.length > 0 || Array.isArray(draft)) return setErrors(missing)
    setErrors([])
    const entered = { draft, livesIn: Number(textOf(form, 'livesIn')) || null, identityNumber: number || null }
    const people = (await peopleNamed(draft.name, day).catch(() => [])).filter(({ matched }) => fold(matched) === fold(draft.name))
    if (people.length > 0) setSame({ people, entered })
    else enter(entered)
  }
  return (
    <Page title={say(words.add)} sub={say(words.addSub)} path={[{ name: say(words.people), to: '/people' }, { name: say(words.add) }]} error={errors.length > 0}>
      <Card>
        <form noValidate onSubmit={(event) => void submit(event)} onChange={() => setSame(undefined)}>
          <ErrorSummary errors={errors} />
          <Fields>
            <PersonFields name={(field) => field} errors={errors} />
            <PickField name="livesIn" label={say(words.livesIn)} optional find={find} />
            <TextField name="number" label={say(words.identity)} hint={say(words.identityHint)} width="medium" keys="numeric" optional maxLength={20} error={errors.find(({ name }) => name === 'number')?.sentence} />
            {same && (
              <Notice kind="warning" live title={say(postWords.sameNames)}>
                <ul className={styles.same}>
                  {same.people.map((found) => <li key={found.id}><span><b>{found.name}</b> <span className={styles.soft}>{tells(found, say)}</span></span><LinkButton small to={`/people/${found.id}`}>{say(postWords.thisOne)}</LinkButton></li>)}
                  <li><Button small kind="quiet" onClick={() => enter(same.entered)}>{say(postWords.stillNew)}</Button></li>
                </ul>
              </Notice>
            )}
          </Fields>
          <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.add)}</Button><Button onClick={() => go('/people')}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
