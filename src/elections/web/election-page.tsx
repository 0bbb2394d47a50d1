import { writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Columns, Row, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { Timeline } from '#ground/web/timeline.tsx'
import { useMay } from '#ground/web/who.ts'
import { useState } from 'react'
import { Go } from '#ground/web/go.tsx'
import { type ElectionSeen, readElection, withdraw } from '../contract.ts'
import { nextStep, path } from '../election.ts'
import { CertifyForm, CorrectForm, RecogniseForm, RerunForm, ReviewForm } from './certify-forms.tsx'
import styles from './elections.module.css'
import { FormsCard } from './forms-card.tsx'
import { HoldForm } from './hold-form.tsx'
import { ReadingsCard } from './readings-card.tsx'
import { ResultCard, VersionsCard } from './result-card.tsx'
import { RoundForm } from './round-form.tsx'
import { PersonLink } from './person-link.tsx'
import { StateMark } from './state-mark.tsx'
import { ListForm, PlanForm, TeamForm } from './step-forms.tsx'
import { words } from './words.ts'

/** One election: what is next on top, its dated steps beside. */
export const ElectionPage = ({ params }: PageProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(readElection, { id: Number(params.electionId) || 0, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const election = asked.data
  if (!election) return <Page title={say(words.election)}><Skeleton lines={8} /></Page>
  const title = `${say(`elections.kind.${election.kind}`)}: ${election.unit}`
  const day = election.heldOn ?? election.plannedOn
  return (
    <Page title={title} sub={[election.within, day && `${writeDay(day)}${election.heldOn ? '' : ` (${say(words.planned)})`}`].filter(Boolean).join(' · ')}
      path={[{ name: say(words.elections), to: '/elections' }, { name: election.unit, to: `/units/${election.unitId}` }, { name: title }]} actions={<InJournal of={`elections/${election.id}`} />}>
      <Columns
        main={<Main election={election} />}
        side={<><Card title={say(words.steps)} aside={<StateMark line={election} />}><Steps election={election} /></Card><People election={election} />{election.known === 'counted' && known === undefined && <FormsCard election={election} />}</>}
      />
    </Page>
  )
}

const Main = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const counting = useMay('elections.count') && election.heldOn !== null && // who may not count is told of no reading
     election.known === 'counted' && election.rounds.length > 0
  const elsewhere = election.known === 'counted' && election.outcome !== null && election.versions.length === 0
  return (
    <>
      {election.aboutMyself && <Notice kind="warning">{say(words.aboutYou)}</Notice>}
      <Next election={election} />
      {counting && <ReadingsCard election={election} />}
      {election.known === 'counted' && election.result && election.isComplete && election.versions.length === 0 && <ResultCard election={election} figures={election.result} title={say(words.resultSoFar)} />}
      {(election.known === 'outcome_only' || elsewhere) && <Card title={say(words.result)}><Known election={election} /></Card>}
      {election.versions[0] && <ResultCard election={election} figures={election.versions[0].figures} title={say(words.result)} />}
      {election.versions.length > 0 && <VersionsCard election={election} />}
    </>
  )
}

const Known = ({ election: { elected, attended, totalHouseholds, outcome, known } }: { election: ElectionSeen }) => {
  const say = useSay()
  return (
    <>
      <p>{outcome && say(`elections.outcome.${outcome}`)}{elected.length > 0 && ': '}{elected.map(({ personId, name, post }, at) => <span key={`${personId}-${post}`}>{at > 0 && ', '}<PersonLink id={personId} name={name} /></span>)}</p>
      {attended !== null && <p>{say(words.turnout)}: {attended}{totalHouseholds !== null && `/${totalHouseholds}`}</p>}
      <p className={styles.soft}>{say(known === 'counted' ? words.signedElsewhere : words.outcomeOnly)}</p>
    </>
  )
}

/** What is to be done now, by the state and by who looks; of what was known then nothing is done. */
const Next = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const [mayRun, mayCertify] = [useMay('elections.run'), useMay('elections.certify') && !election.aboutMyself]
  const step = nextStep(election.kind, election.state)
  const heading = step && say(words[`step_${step}`])
  if (election.known === 'outcome_only') return null
  if (step === null) return election.rerunId ? <Card title={say(words.done)}><LinkButton to={`/elections/${election.rerunId}`}>{say(words.toRerun)}</LinkButton></Card> : null
  if (known !== undefined) return null
  const reviewed = election.steps.some((each) => each.step === 'review')
  const needsReview = election.isComplete && election.result?.outcome === 'needs_legal_review' && !reviewed
  const isCounting = step === 'certify' && !election.isComplete
  const forms = {
    plan: mayRun && <PlanForm election={election} />, team: mayRun && <TeamForm election={election} />, list: mayRun && <ListForm election={election} />, hold: mayRun && <HoldForm election={election} />,
    certify: election.isComplete ? mayCertify && (needsReview ? <ReviewForm election={election} /> : <CertifyForm election={election} />) : <ToCount election={election} />,
    recognise: mayCertify && (election.outcome === 'elected' || election.elected.length > 0 ? <RecogniseForm election={election} /> : <RerunForm election={election} />),
  }
  return (
    <Stack>
      <Card title={`${say(words.next)}: ${needsReview ? say(words.step_review) : isCounting ? say(words.count) : heading}`}>
        <Stack>
          {forms[step as keyof typeof forms] || <p className={styles.soft}>{heading}</p>}
          {election.calendar === 'unconfirmed' && election.dueOn && <p className={styles.soft}>{say(words.calendarUnconfirmed)}</p>}
        </Stack>
      </Card>
      {election.kind === 'cell' && election.state === 'held' && election.isComplete && mayRun && <RoundForm election={election} />}
      {election.state === 'certified' && mayCertify && election.elected.length > 0 && <details><summary>{say(words.rerun)}</summary><Card><RerunForm election={election} /></Card></details>}
      {mayRun && path[election.kind].withdraw!.from.includes(election.state) && <Withdraw election={election} />}
    </Stack>
  )
}

/** The next place that whoever looks has not entered yet. */
const ToCount = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const mayCount = useMay('elections.count') && !election.aboutMyself
  const open = election.readings.find(({ mayCount: here, mine }) => here && mine === null)
  const differs = election.readings.some(({ state }) => state === 'differ')
  return (
    <>
      <p>{say(election.running ? words.clustersNext : differs ? words.countDiffers : open ? words.countNext : words.countWaits)}</p>
      {mayCount && open && <Row><LinkButton kind="main" to={`/elections/${election.id}/count/${open.roundId}/${open.clusterId}`}>{say(election.running ? words.report : words.enter)}</LinkButton></Row>}
    </>
  )
}

const Withdraw = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const tell = useTell(withdraw)
  const on = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10) as ElectionSeen['steps'][number]['onDay']
  return (
    <Row>
      <Button kind="quiet" onClick={() => setOpen(true)}>{say(words.withdraw)}</Button>
      <Confirm open={open} close={() => setOpen(false)} title={say(words.withdraw)} verb={say(words.withdraw)} withReason danger busy={tell.isPending} refused={tell.error} confirm={(reason) => tell.mutate({ id: election.id, on, reason }, { onSuccess: () => setOpen(false) })} />
    </Row>
  )
}

const Steps = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const items = [...election.steps].reverse().map(({ step, onDay, reason, verdict, paperId }) => ({
    key: step, from: onDay, title: say(words[`step_${step}`]),
    children: <>{verdict && <div>{say(words[`verdict_${verdict}`])}</div>}{reason && <div>{reason}</div>}{paperId && <Go to={`/papers/${paperId}`}>{say(words.paper)}</Go>}</>,
  }))
  return (
    <Stack>
      {election.rerunsId && <Go to={`/elections/${election.rerunsId}`}>{say(words.rerunOf)}</Go>}
      <Timeline items={items} />
      {known === undefined && election.known === 'counted' && ['certified', 'recognised'].includes(election.state) && <CorrectForm election={election} />}
    </Stack>
  )
}

const People = ({ election: { candidates, team, kind } }: { election: ElectionSeen }) => {
  const say = useSay()
  if (candidates.length + team.length === 0) return null
  return (
    <>
      {candidates.length > 0 && (
        <Card title={say(words.candidates)}>
          <ul className={styles.readings}>
            {candidates.map((each) => (
              <li key={each.id}>
                <span><PersonLink id={each.personId} name={each.name} /><div className={styles.soft}>{kind === 'cell' ? say(`elections.post.${each.post}`) : say(words[`put_${each.putBy}`])}{each.votes !== null && ` · ${each.votes} ${say(words.votes)}`}</div></span>
                {each.elected && <Chip tone="brand">{say(words.elected)}</Chip>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {team.length > 0 && <Card title={say(words.team)}><ul className={styles.readings}>{team.map((each) => <li key={`${each.body}-${each.personId}`}><span><PersonLink id={each.personId} name={each.name} /> <span className={styles.soft}>{each.part === 'head' && say(words.head)}{each.body === 'board' && ` ${say(words.board)}`}</span></span></li>)}</ul></Card>}
    </>
  )
}
