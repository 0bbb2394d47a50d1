import { useState } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import { readEvaluation, readRound } from '../contract.ts'
import { AssessForm } from './assess-form.tsx'
import styles from './evaluations.module.css'
import { GivenVersion } from './findings.tsx'
import { words } from './words.ts'

/** One person in a round: the form while nothing is given, what was given and said to it, and its correction. */
export const AssessPage = ({ params }: PageProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const mayAssess = useMay('evaluations.write') && known === undefined
  const [id, personId] = [Number(params['roundId']) || 0, Number(params['personId']) || 0]
  const [correcting, setCorrecting] = useState(false)
  const asked = useAsk(readEvaluation, { id, personId, known })
  const round = useAsk(readRound, { id, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  if (!asked.data) return <Page title={say(words.person)}><Skeleton lines={10} /></Page>
  const { round: about, person, criteria, versions, mayWrite } = asked.data
  const [stands] = versions
  const given = versions.filter(({ state }) => state === 'given')
  const people = round.data?.rows ?? []
  const nameOf = (criterionId: number, code: string) => criteria.find((one) => one.id === criterionId) ?? { vi: code, en: code }
  const writes = mayAssess && mayWrite && person.name !== null
  const form = (key: string) => stands?.state === 'given' && !correcting ? null : (
    <AssessForm key={key} round={about} personId={person.personId} criteria={criteria} stands={stands} next={people.find((one) => one.state !== 'given' && one.personId !== person.personId && one.name !== null)?.personId} close={() => setCorrecting(false)} />
  )
  return (
    <Page title={person.name ?? say(words.hidden)} sub={[person.unit, person.commune].filter(Boolean).join(' · ')} path={[{ name: say(words.given), to: `/evaluations?unit=${about.unitId}` }, { name: about.name, to: `/evaluations/rounds/${about.id}` }, { name: person.name ?? say(words.hidden) }]}>
      <Stack>
        <p className={styles.soft}>{say(words.periodOf, { from: writeDay(about.from), till: writeDay(about.till) })} · {say(words.closesOn)}: {writeDay(about.closesOn)}{people.length > 0 && ` · ${say(words.progress, { given: people.filter(({ state }) => state === 'given').length, all: people.length })}`}{person.name !== null && <> · <Go to={`/people/${person.personId}`}>{say(words.record)}</Go></>}</p>
        {given.length > 0 && (
          <Card title={say(words.versions)} aside={writes && !correcting && <Button small onClick={() => setCorrecting(true)}>{say(words.correct)}</Button>}>
            {given.map((one) => <div key={one.id} className={styles.version}><GivenVersion given={one} findings={one.findings.map(({ criterionId, code, finding, basis }) => ({ name: nameOf(criterionId, code), finding, basis }))} /></div>)}
          </Card>
        )}
        {writes && form(`${person.personId}-${stands?.id ?? 0}`)}
        {!writes && given.length === 0 && <Card><p>{say(stands ? words.draftStands : words.notYet)}</p>{known !== undefined && <p className={styles.soft}>{say(words.pastDay)}</p>}</Card>}
        {!writes && given.length > 0 && known !== undefined && <Notice>{say(words.pastDay)}</Notice>}
      </Stack>
    </Page>
  )
}
