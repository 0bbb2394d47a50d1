import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { type CellPost, cellPosts, electsCommittee } from '../base.ts'
import { type ElectionSeen, openRound } from '../contract.ts'
import { PeopleList, type Picked } from './people-list.tsx'
import { words } from './words.ts'

/** The congress goes on: the next post, or another round for one that is not filled. */
export const RoundForm = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const toast = useToast()
  const tell = useTell(openRound)
  const [people, setPeople] = useState<Picked[]>([])
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (sentence: string) => setErrors([{ sentence }])
  const filled = (post: CellPost) => election.result?.rounds.some((round) => round.post === post && (round.result?.electedIds.length ?? 0) > 0) ?? false
  const { committeeThreshold } = election.rules
  const open = cellPosts.filter((post) => (post === 'cell_committee_member' ? !filled('cell_secretary') && election.seats !== null && electsCommittee(election.base?.official ?? 0, { committeeThreshold: committeeThreshold.value, committeeMax: 0, secretaryMaxRounds: 0 }) : !filled(post)))
  const proposed = filled('cell_secretary') ? 'cell_deputy_secretary' : filled('cell_committee_member') || election.seats === null ? 'cell_secretary' : open[0]
  const [post, setPost] = useState<CellPost | undefined>(proposed)
  if (!post || open.length === 0) return null
  const submit = () => {
    if (people.length === 0) return wrong(say(words.needPerson))
    tell.mutate({ id: election.id, post, seats: null, standing: people.map(({ id, putBy }) => ({ personId: id, putBy })) }, {
      onSuccess: () => { toast(say(words.openVote)); setPeople([]); setErrors([]) },
      onError: (failed) => wrong(say(failed.code, failed.facts)),
    })
  }
  return (
    <Card title={say(words.nextVote)}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
        <ErrorSummary errors={errors} />
        <Fields>
          <SelectField name="post" label={say(words.kind)} initial={post} choices={open.map((value) => ({ value, label: say(`elections.post.${value}`) }))} onChoose={(value) => setPost(value as CellPost)} />
          <PeopleList name="standing" label={say(words.standing)} on={election.heldOn!} people={people} change={setPeople} putBy="meeting" />
        </Fields>
        <FormActions><Button type="submit" busy={tell.isPending}>{say(words.openVote)}</Button></FormActions>
      </form>
    </Card>
  )
}
