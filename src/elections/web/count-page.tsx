import { useState } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { numberOf } from '#ground/web/form/reading.ts'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { countVotes, type ElectionSeen, readElection } from '../contract.ts'
import { refuseAttending, refuseCount } from '../tally.ts'
import styles from './elections.module.css'
import { words } from './words.ts'

/** What one person reads off the minutes: great fields, the sum shown while it is typed. What was typed stays when the network is lost. */
export const CountPage = ({ params }: PageProps) => {
  const say = useSay()
  const asked = useAsk(readElection, { id: Number(params.electionId) || 0, known: undefined })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const election = asked.data
  if (!election) return <Page title={say(words.count)}><Skeleton lines={8} /></Page>
  const [round, cluster] = [election.rounds.find(({ id }) => id === Number(params.roundId)), election.clusters.find(({ id }) => id === Number(params.clusterId))]
  const up = { name: `${say(`elections.kind.${election.kind}`)}: ${election.unit}`, to: `/elections/${election.id}` }
  if (!round || !cluster) return <Page title={say(words.count)} path={[up]}><p>{say('elections.nothing-to-count')}</p></Page>
  return (
    <Page title={say(cluster.reports ? words.report : words.count)} sub={say(cluster.reports ? words.reportSub : words.countSub)} path={[{ name: say(words.elections), to: '/elections' }, up, { name: say(cluster.reports ? words.report : words.count) }]}>
      <Card title={election.kind === 'cell' ? say(words.roundOf, { post: say(`elections.post.${round.post}`), round: round.round }) : cluster.name} aside={cluster.reports ? say(words.householdsHere, { name: cluster.name, households: cluster.households }) : say(words.attendingHere, { name: cluster.name, attending: cluster.attending })}>
        <CountForm election={election} round={round} cluster={cluster} />
      </Card>
    </Page>
  )
}

const ballots = ['issued', 'valid', 'invalid', 'returned'] as const
type Given = { election: ElectionSeen; round: ElectionSeen['rounds'][number]; cluster: ElectionSeen['clusters'][number] }

const CountForm = ({ election, round, cluster }: Given) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const tell = useTell(countVotes)
  const [errors, setErrors] = useState<FieldError[]>([])
  const mine = election.readings.find((each) => each.roundId === round.id && each.clusterId === cluster.id)?.mine ?? null
  const [sum, setSum] = useState<Record<string, number | undefined>>(mine ? { issued: mine.issued, valid: mine.valid, invalid: mine.invalid, returned: mine.returned } : { ...(cluster.attending === null ? {} : { issued: cluster.attending }), invalid: 0, returned: 0 })
  const byHands = election.method === 'hands'
  const asksAttending = cluster.reports && !byHands // of a show of hands it is the first of the four
  const labels = byHands ? { issued: words.handsIssued, valid: words.handsValid, invalid: words.handsInvalid, returned: words.handsReturned } : { issued: words.issued, valid: words.valid, invalid: words.invalid, returned: words.returned }
  const candidates = round.candidateIds.map((id) => ({ id, name: election.candidates.find((each) => each.id === id)?.name ?? String(id) }))
  const submit = (form: FormData) => {
    const missing = [...(asksAttending ? ['attending'] : []), ...ballots, ...candidates.map(({ id }) => `votes-${id}`)].filter((name) => numberOf(form, name) === undefined)
    if (missing.length > 0) return setErrors(missing.map((name) => ({ name, sentence: say(words.needCount) })))
    const given = Object.fromEntries(ballots.map((name) => [name, numberOf(form, name)!])) as Record<(typeof ballots)[number], number>
    const votes = candidates.map(({ id }) => ({ candidateId: id, votes: numberOf(form, `votes-${id}`)! }))
    const attending = cluster.reports ? (byHands ? given.issued : numberOf(form, 'attending')!) : null
    const refusal = (cluster.reports ? refuseAttending(attending, cluster) : null) ?? refuseCount({ ...given, votes: Object.fromEntries(votes.map((each) => [String(each.candidateId), each.votes])) }, { attending: attending ?? cluster.attending!, seats: round.seats, candidateIds: round.candidateIds })
    if (refusal) return setErrors([{ sentence: say(refusal.code, refusal.facts) }])
    setErrors([])
    tell.mutate({ id: election.id, roundId: round.id, clusterId: cluster.id, attending, ...given, votes }, {
      onSuccess: ({ entries }) => { toast(say(words.saved, { entries })); go(`/elections/${election.id}`) },
      onError: (error) => setErrors([{ sentence: say(error.code, error.facts) }]),
    })
  }
  return (
    <form noValidate className={styles.big} onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        {asksAttending && <NumberField name="attending" label={say(words.attending)} initial={mine?.attending ?? undefined} error={errors.find((one) => one.name === 'attending')?.sentence} />}
        <div className={styles.grid}>
          {ballots.map((name) => <NumberField key={name} name={name} label={say(labels[name])} initial={mine?.[name] ?? sum[name]} error={errors.find((one) => one.name === name)?.sentence} onNumber={(value) => setSum((before) => ({ ...before, [name]: value }))} />)}
        </div>
        <Sum sum={sum} />
        {candidates.map(({ id, name }) => <NumberField key={id} name={`votes-${id}`} label={say(words.votesFor, { name })} initial={mine?.votes[String(id)]} error={errors.find((one) => one.name === `votes-${id}`)?.sentence} />)}
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.saveCount)}</Button><Button onClick={() => go(`/elections/${election.id}`)}>{say(words.cancel)}</Button></FormActions>
    </form>
  )
}

const Sum = ({ sum: { issued, valid, invalid, returned } }: { sum: Record<string, number | undefined> }) => {
  const say = useSay()
  if (issued === undefined || valid === undefined || invalid === undefined || returned === undefined) return null
  const all = valid + invalid + returned
  return <Notice kind={all === issued ? 'good' : 'warning'} live>{say(all === issued ? words.addsUp : words.addsNot, { issued, valid, invalid, returned, sum: all })}</Notice>
}
