import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { chooseHolders } from '../contract.ts'
import styles from './mergers.module.css'
import type { GroupSeen } from './seen.ts'
import { words } from './words.ts'

type Led = NonNullable<GroupSeen['led']>
type Seat = Led['seats'][number]

/** Who is to hold it: as people chose, else as the facts propose. */
export const inPlan = ({ chosen, proposed }: Seat): number[] => chosen ?? proposed

/** The posts of a new village and its cell, each with whoever holds a post in the old ones; begins with the choice, or with what the facts propose. */
export const PostsForm = ({ planId, proposalId, village, led: { seatId, seats } }: { planId: number; proposalId: number; village: string; led: Led }) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(chooseHolders)
  const [errors, setErrors] = useState<FieldError[]>([])
  const fieldOf = (kind: string) => `${kind}_${proposalId}_${seatId}`
  const isChosen = seats.some(({ chosen }) => chosen !== null)
  const submit = (form: FormData) => send.mutate({ planId, proposalId, seatId, posts: seats.map(({ kind }) => ({ kind, personIds: form.getAll(fieldOf(kind)).filter((value) => value !== '').map(Number) })) }, {
    onSuccess: () => { setErrors([]); tell(say(words.postsSaved, { village })) },
    onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
  })
  return (
    <details className={styles.holders}>
      <summary>{say(words.choosePosts, { village })}</summary>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
        <ErrorSummary errors={errors} />
        <p className={styles.soft}>{say(isChosen ? words.postsChosen : words.postsProposed)}</p>
        <Fields>{seats.map((seat) => <PostField key={seat.kind} name={fieldOf(seat.kind)} seat={seat} />)}</Fields>
        <FormActions><Button type="submit" busy={send.isPending}>{say(words.savePosts)}</Button></FormActions>
      </form>
    </details>
  )
}

const PostField = ({ name, seat }: { name: string; seat: Seat }) => {
  const say = useSay()
  const people = seat.candidates.map(({ personId, name: who, unit }) => ({ value: String(personId), label: `${who} · ${unit}` }))
  if (seat.seats === null) return people.length === 0 ? null : <div className={people.length > 8 ? styles.long : undefined}><Ticks name={name} label={say(seat)} choices={people} initial={inPlan(seat).map(String)} /></div>
  return <SelectField name={name} label={say(seat)} choices={[{ value: '', label: say(words.leaveEmpty) }, ...people]} initial={String(inPlan(seat)[0] ?? '')} />
}
