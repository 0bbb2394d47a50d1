import { useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Columns, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import { readTeam } from '../contract.ts'
import styles from './inspections.module.css'
import { isAtWork, timeText } from './teams-page.tsx'
import { PlanForm, VisitActs } from './visit-acts.tsx'
import { VisitLine } from './visit-line.tsx'
import { words } from './words.ts'

/** One team: who, where, when, what it found and what came of it. */
export const TeamPage = ({ params }: PageProps) => {
  const say = useSay()
  const { day, knownOn: known, isPast, readOnly } = useDay()
  const [mayNote, mayDecide, mayGrant] = [useMay('inspections.note'), useMay('inspections.decide'), useMay('access.grant')]
  const [planning, setPlanning] = useState(false)
  const asked = useAsk(readTeam, { id: Number(params.teamId) || 0, on: day, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const team = asked.data
  if (!team) return <Page title={say(words.team)}><Skeleton lines={8} /></Page>
  const held = team.schedule.filter(({ heldOn }) => heldOn !== null).length
  const acts = mayNote && !readOnly
  return (
    <Page title={team.name} sub={<>{team.unit} · {timeText(team, say)} <Chip tone={isAtWork(team, day) ? 'brand' : 'grey'}>{say(isAtWork(team, day) ? words.atWork : words.ended)}</Chip></>} path={[{ name: say(words.inspections), to: `/inspections?unit=${team.unitId}` }, { name: team.name }]}
      actions={mayDecide && !readOnly && <LinkButton to={`/inspections/${team.id}/change`}>{say(words.change)}</LinkButton>}>
      <Columns
        main={
          <Card title={say(words.schedule)} aside={say(words.scheduleCount, { held, all: team.schedule.length })}>
            <Stack>
              {team.schedule.length === 0 ? <p className={styles.soft}>{say(words.scheduleNone)}</p> : <ul className={styles.visits}>{team.schedule.map((visit) => <VisitLine key={visit.id} visit={visit} acts={acts}>{acts && <VisitActs visit={visit} />}</VisitLine>)}</ul>}
              {acts && <p><Button icon="plus" aria-expanded={planning} onClick={() => setPlanning(!planning)}>{say(words.plan)}</Button></p>}
              {acts && planning && <PlanForm teamId={team.id} targets={team.targets} close={() => setPlanning(false)} />}
              {mayNote && isPast && <p className={styles.soft}>{say(words.pastDay)}</p>}
            </Stack>
          </Card>
        }
        side={<>
          <Card title={say(words.about)}>
            <Stack>
              <dl className={styles.facts}>
                {team.paperId !== null && <><dt>{say(words.decision)}</dt><dd><Go to={`/papers/${team.paperId}`}>{team.paper ?? say(words.decision)}</Go></dd></>}
                <dt>{say(words.head)}</dt><dd><Person person={team.members.find(({ id }) => id === team.headId)} /></dd>
                <dt>{say(words.members)}</dt><dd><ul className={styles.list}>{team.members.filter(({ id }) => id !== team.headId).map((member) => <li key={member.id}><Person person={member} /></li>)}</ul></dd>
                <dt>{say(words.targets)}</dt><dd><ul className={styles.list}>{team.targets.map(({ id, name }) => <li key={id}><Go to={`/units/${id}`}>{name}</Go></li>)}</ul></dd>
              </dl>
              {mayGrant && <p className={styles.soft}>{say(words.rights)}</p>}
              {mayGrant && <div><LinkButton small to="/roles">{say(words.toRoles)}</LinkButton></div>}
              <div><InJournal of={`inspections/${team.id}`} /></div>
            </Stack>
          </Card>
          <Card title={say(words.byCause)}>
            {team.byObstacle.length === 0 ? <p className={styles.soft}>{say(words.byCauseNone)}</p> : <dl className={styles.facts}>{team.byObstacle.map(({ obstacle, count }) => <Cause key={obstacle} cause={say(`inspections.obstacle.${obstacle}`)} count={count} />)}</dl>}
          </Card>
        </>}
      />
    </Page>
  )
}

const Cause = ({ cause, count }: { cause: string; count: number }) => <><dt>{cause}</dt><dd>{count}</dd></>

const Person = ({ person }: { person: { id: number; name: string | null } | undefined }) => {
  const say = useSay()
  return person?.name ? <Go to={`/people/${person.id}`}>{person.name}</Go> : <span className={styles.soft}>{say(words.hidden)}</span>
}
