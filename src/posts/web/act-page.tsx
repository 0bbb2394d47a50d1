import type { ReactNode, SubmitEvent } from 'react'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Page } from '#ground/web/page.tsx'
import type { GivenAct } from '../contract.ts'
import { ActPreview } from './act-preview.tsx'
import styles from './posts.module.css'
import { words } from './words.ts'

type ActPageProps = {
  title: string
  sub?: string
  unit: { id: number; name: string }
  errors: FieldError[]
  /** What would be sent, as soon as enough is filled in. */
  given: GivenAct | undefined
  busy: boolean
  verb: string
  submit: (form: FormData) => void
  below?: ReactNode
  children: ReactNode
}

/** One act on an appointment: the form, and beside it what it would change. */
export const ActPage = ({ title, sub, unit, errors, given, busy, verb, submit, below, children }: ActPageProps) => {
  const say = useSay()
  const go = useGo()
  const { isPast } = useDay()
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    submit(new FormData(event.currentTarget))
  }
  return (
    <Page title={title} sub={sub} path={[{ name: unit.name, to: `/units/${unit.id}` }, { name: title }]} error={errors.length > 0}>
      <Columns
        main={
          <Card>
            <form noValidate onSubmit={send}>
              <ErrorSummary errors={errors} />
              <Fields>{isPast && <Notice>{say(words.pastAct)}</Notice>}{children}</Fields>
              <FormActions><Button type="submit" kind="main" busy={busy}>{verb}</Button><Button onClick={() => go(`/units/${unit.id}`)}>{say(words.cancel)}</Button></FormActions>
            </form>
            {below && <div className={styles.strike}>{below}</div>}
          </Card>
        }
        side={<div className={styles.sticky}><Card title={say(words.preview)}><ActPreview given={busy ? undefined : given} /></Card></div>}
      />
    </Page>
  )
}
