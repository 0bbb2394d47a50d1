import type { ReactNode, SubmitEvent } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { person } from '#people/public-web.ts'
import { words } from './list-words.ts'

type PersonFormProps = { personId: string | undefined; title: string; errors: FieldError[]; busy: boolean; submit: (form: FormData, name: string, id: number) => void; children: ReactNode }

/** A form about one person that needs to know of units: the residence, the employment. */
export const PersonForm = ({ personId, title, errors, busy, submit, children }: PersonFormProps) => {
  const say = useSay()
  const go = useGo()
  const { day } = useDay()
  const id = Number(personId)
  const asked = useAsk(person, { id: Number.isInteger(id) && id > 0 ? id : 0, known: undefined })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  if (!asked.data) return <Page title={title}><Skeleton lines={6} /></Page>
  const { versions } = asked.data
  const name = (versions.find(({ from, until }) => (from === null || from <= day) && (until === null || day < until)) ?? versions.at(-1))?.name ?? ''
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    submit(new FormData(event.currentTarget), name, id)
  }
  return (
    <Page title={title} sub={name} path={[{ name: say(words.people), to: '/people' }, { name, to: `/people/${id}` }, { name: title }]} error={errors.length > 0}>
      <Card>
        <form noValidate onSubmit={send}>
          <ErrorSummary errors={errors} />
          <Fields>{children}</Fields>
          <FormActions><Button type="submit" kind="main" busy={busy}>{say(words.save)}</Button><Button onClick={() => go(`/people/${id}`)}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
