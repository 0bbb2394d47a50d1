import type { ReactNode, SubmitEvent } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { person, type PersonSeen } from '../contract.ts'
import { onDay, type VersionSeen } from './facts.ts'
import { words } from './words.ts'

export type Known = { seen: PersonSeen; version: VersionSeen }

/** The person whom the address names, as on the day, handed to a form. */
export const OfPerson = ({ id: text, children }: { id: string | undefined; children: (known: Known) => ReactNode }) => {
  const say = useSay()
  const { day } = useDay()
  const id = Number(text)
  const asked = useAsk(person, { id: Number.isInteger(id) && id > 0 ? id : 0, known: undefined })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  if (!asked.data) return <Page title={say(words.people)}><Skeleton lines={8} /></Page>
  const version = onDay(asked.data.versions, day) ?? asked.data.versions.at(-1)
  return version ? children({ seen: asked.data, version }) : <Page title={say(words.people)}><EmptyState title={say('people.no-such-person')} /></Page>
}

type ActFormProps = { of: Known; title: string; sub?: string; errors: FieldError[]; verb: string; busy: boolean; submit: (form: FormData) => void; children: ReactNode }

/** One act on a person as a page of its own, with the way back to the person. */
export const ActForm = ({ of: { seen, version }, title, sub, errors, verb, busy, submit, children }: ActFormProps) => {
  const say = useSay()
  const go = useGo()
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    submit(new FormData(event.currentTarget))
  }
  return (
    <Page title={title} sub={sub} path={[{ name: say(words.people), to: '/people' }, { name: version.name, to: `/people/${seen.id}` }, { name: title }]} error={errors.length > 0}>
      <Card>
        <form noValidate onSubmit={send}>
          <ErrorSummary errors={errors} />
          <Fields>{children}</Fields>
          <FormActions><Button type="submit" kind="main" busy={busy}>{verb}</Button><Button onClick={() => go(`/people/${seen.id}`)}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
