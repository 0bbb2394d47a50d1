import { useState } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns, Row, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import { cancelSession, readCourse, readSession, type SessionSeen } from '../contract.ts'
import { refuseAttendance } from '../training.ts'
import { AttendanceForm } from './attendance-form.tsx'
import { PlanForm } from './plan-form.tsx'
import styles from './trainings.module.css'
import { words } from './words.ts'

/** One course: its sessions, and who came to each. */
export const CoursePage = ({ params }: PageProps) => {
  const say = useSay()
  const { readOnly, knownOn: known } = useDay()
  const mayHold = useMay('trainings.hold')
  const [planning, setPlanning] = useState(false)
  const asked = useAsk(readCourse, { id: Number(params.courseId) || 0, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const course = asked.data
  if (!course) return <Page title={say(words.course)}><Skeleton lines={8} /></Page>
  return (
    <Page title={course.name} sub={course.unit} path={[{ name: say(words.trainings), to: `/trainings?unit=${course.unitId}` }, { name: course.name }]}>
      <Columns
        main={
          <Card title={say(words.sessionList)}>
            <Stack>
              {course.sessions.length === 0 ? <p className={styles.soft}>{say(words.noSessions)}</p> : <ul className={styles.sessions}>{course.sessions.map((session) => <Session key={session.id} session={session} />)}</ul>}
              {mayHold && !readOnly && <p><Button icon="plus" aria-expanded={planning} onClick={() => setPlanning(!planning)}>{say(words.plan)}</Button></p>}
              {mayHold && !readOnly && planning && <PlanForm courseId={course.id} beginsOn={course.beginsOn} close={() => setPlanning(false)} />}
              {mayHold && readOnly && <p className={styles.soft}>{say(words.pastDay)}</p>}
            </Stack>
          </Card>
        }
        side={
          <Card title={say(words.about)}>
            <Stack>
              <dl className={styles.facts}>
                <dt>{say(words.owner)}</dt><dd><Go to={`/units/${course.unitId}`}>{course.unit}</Go></dd>
                <dt>{say(words.beginsOn)}</dt><dd>{writeDay(course.beginsOn)}</dd>
                {course.paperId !== null && <><dt>{say(words.paper)}</dt><dd><Go to={`/papers/${course.paperId}`}>{course.paper ?? say(words.paper)}</Go></dd></>}
              </dl>
              <div><InJournal of={`trainings/${course.id}`} /></div>
            </Stack>
          </Card>
        }
      />
    </Page>
  )
}

const Session = ({ session }: { session: SessionSeen }) => {
  const say = useSay()
  const toast = useToast()
  const { today, readOnly } = useDay()
  const [mayHold, mayAttend] = [useMay('trainings.hold'), useMay('trainings.attend')]
  const [open, setOpen] = useState<'show' | 'note'>()
  const [cancelling, setCancelling] = useState(false)
  const tell = useTell(cancelSession)
  const held = refuseAttendance(session, today) === null
  return (
    <li className={styles.session}>
      <h3>{writeDay(session.onDay)} {session.cancelledOn && <Chip tone="grey">{say(words.cancelled)}</Chip>}</h3>
      <p>{session.topics}</p>
      <p className={styles.soft}>{[session.place, session.hours === null ? '' : say(words.hoursOf, { hours: session.hours }), session.called > 0 ? say(words.presentOf, { present: session.present, called: session.called }) : ''].filter(Boolean).join(' · ')}</p>
      {!session.cancelledOn && (
        <Row>
          {session.called > 0 && <Button small aria-expanded={open === 'show'} onClick={() => setOpen(open === 'show' ? undefined : 'show')}>{say(open === 'show' ? words.hide : words.show)}</Button>}
          {held && mayAttend && !readOnly && <Button small aria-expanded={open === 'note'} onClick={() => setOpen(open === 'note' ? undefined : 'note')}>{say(words.note)}</Button>}
          {mayHold && !readOnly && session.called === 0 && <Button small kind="quiet" onClick={() => setCancelling(true)}>{say(words.cancelSession)}</Button>}
        </Row>
      )}
      {open === 'show' && <WhoCame id={session.id} />}
      {open === 'note' && <AttendanceForm session={session} close={() => setOpen(undefined)} />}
      <Confirm open={cancelling} close={() => setCancelling(false)} title={say(words.cancelSession)} verb={say(words.cancelSession)} withReason busy={tell.isPending} refused={tell.error} confirm={(reason) => tell.mutate({ id: session.id, reason }, { onSuccess: () => { toast(say(words.done)); setCancelling(false) } })} />
    </li>
  )
}

const WhoCame = ({ id }: { id: number }) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(readSession, { id, known })
  return (
    <Shown asked={asked}>
      {({ rows }) => (rows.length === 0 ? <p className={styles.soft}>{say(words.nobody)}</p> : (
        <ul className={styles.list}>{rows.map(({ personId, name, present, certificate }) => <li key={personId}>{name ? <Go to={`/people/${personId}`}>{name}</Go> : say(words.hidden)}{!present && <> <Chip tone="amber">{say(words.absent)}</Chip></>}{certificate && ` · ${say(words.certificate, { number: certificate })}`}</li>)}</ul>
      ))}
    </Shown>
  )
}
