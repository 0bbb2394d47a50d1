import type { SubmitEvent } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { answer, myEvaluations, type OwnSeen } from '../contract.ts'
import styles from './evaluations.module.css'
import { GivenVersion } from './findings.tsx'
import { words } from './words.ts'

/** What was given about whoever is signed in, round by round, and their answer to each version; made for a phone. */
export const MinePage = () => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(myEvaluations, { known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  if (!asked.data) return <Page title={say(words.mine)}><Skeleton lines={8} /></Page>
  const keyOf = ({ name, holder, till }: OwnSeen) => `${holder}|${name}|${till}`
  const rounds = [...new Set(asked.data.rows.map(keyOf))].map((key) => asked.data.rows.filter((one) => keyOf(one) === key))
  return (
    <Page title={say(words.mine)} sub={say(words.mineSub)}>
      <Stack>
        {rounds.map((versions) => <Round key={versions[0]!.id} versions={versions} />)}
        {rounds.length === 0 && <Card><EmptyState title={say(words.mineNone)} why={say(words.mineNoneWhy)} /></Card>}
      </Stack>
    </Page>
  )
}

const Round = ({ versions }: { versions: OwnSeen[] }) => {
  const say = useSay()
  const { knownOn } = useDay()
  const { name, holder, unit, from, till } = versions[0]!
  return (
    <Card title={name}><Stack>
      <p className={styles.soft}>{holder} · {unit} · {say(words.periodOf, { from: writeDay(from), till: writeDay(till) })}</p>
      {versions.map((one) => (
        <div key={one.id} className={styles.version}>
          <GivenVersion given={one} findings={one.findings.map(({ vi, en, finding, basis }) => ({ name: { vi, en }, finding, basis }))} />
          {one.stands && one.answer === null && knownOn === undefined && <AnswerForm id={one.id} />}
        </div>
      ))}
    </Stack></Card>
  )
}

const AnswerForm = ({ id }: { id: number }) => {
  const say = useSay()
  const toast = useToast()
  const { errors, setErrors, wrong, onRefused } = useErrors()
  const tell = useTell(answer)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const note = textOf(new FormData(event.currentTarget), 'note')
    setErrors(note ? [] : [{ name: 'note', sentence: say(words.needAnswer) }])
    if (note) tell.mutate({ id, note }, { onSuccess: () => toast(say(words.sent)), onError: onRefused })
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <TextField name="note" label={say(words.answer)} hint={say(words.answerHint)} lines={3} maxLength={2000} error={wrong('note')} />
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.send)}</Button></FormActions>
    </form>
  )
}
