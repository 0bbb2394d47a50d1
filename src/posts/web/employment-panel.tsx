import { useState } from 'react'
import { addDays, type Day, isDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Row } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm, Dialog } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import type { PersonPanelProps } from '#ground/web/screens.ts'
import { Timeline } from '#ground/web/timeline.tsx'
import { useMay } from '#ground/web/who.ts'
import { employmentWords, endEmployment, person, strikeEmployment } from '#people/public-web.ts'
import { personPlaces } from '../contract.ts'
import { words } from './list-words.ts'
import styles from './posts.module.css'

type Job = { id: number; kind: string; title: string | null; unitId: number | null; from: string | null; until: string | null }

/** What a person works as and worked as, with the acts that end or strike it. */
export const EmploymentPanel = ({ personId, on }: PersonPanelProps) => {
  const say = useSay()
  const { readOnly, knownOn } = useDay()
  const [mayChange, mayStrike] = [useMay('people.change') && !readOnly, useMay('people.correct') && knownOn === undefined]
  const asked = useAsk(person, { id: personId, known: knownOn })
  const places = useAsk(personPlaces, { id: personId, on })
  const wordOf = ({ kind, title }: Job) => [title, say(employmentWords.find(({ value }) => value === kind) ?? { vi: kind, en: kind })].filter(Boolean).join(' · ')
  return (
    <Shown asked={asked}>
      {({ employments }) => (
        <div className={styles.panel}>
          {employments.length === 0 ? <p className={styles.soft}>{say(words.employmentNone)}</p> : (
            <Timeline items={[...employments].reverse().map((job) => {
              const place = places.data?.find(({ id }) => id === job.unitId)
              return {
                key: job.id, from: isDay(job.from) ? job.from : null, until: isDay(job.until) ? addDays(job.until, -1) : null, tone: job.until === null || job.until > on ? 'brand' as const : 'grey' as const,
                title: wordOf(job),
                children: <>{place && <Go to={`/units/${place.id}`}>{place.name}</Go>}{(mayChange || mayStrike) && <Acts personId={personId} job={job} what={wordOf(job)} mayEnd={mayChange && job.until === null} mayStrike={mayStrike} />}</>,
              }
            })} />
          )}
          {mayChange && <div><LinkButton small icon="plus" to={`/people/${personId}/employment`}>{say(words.beginEmployment)}</LinkButton></div>}
        </div>
      )}
    </Shown>
  )
}

const Acts = ({ personId, job, what, mayEnd, mayStrike }: { personId: number; job: Job; what: string; mayEnd: boolean; mayStrike: boolean }) => {
  const say = useSay()
  const { day } = useDay()
  const [asks, setAsks] = useState<'end' | 'strike'>()
  const [on, setOn] = useState<Day | undefined>(day)
  const [failed, setFailed] = useState('')
  const [doEnd, doStrike] = [useTell(endEmployment), useTell(strikeEmployment)]
  const close = () => { setAsks(undefined); setFailed('') }
  const told = { onSuccess: close, onError: (error: { code: string; facts: Record<string, unknown> }) => setFailed(say(error.code, error.facts)) }
  return (
    <>
      <Row>
        {mayEnd && <Button small kind="quiet" aria-label={`${say(words.endEmployment)}: ${what}`} onClick={() => setAsks('end')}>{say(words.endEmployment)}</Button>}
        {mayStrike && <Button small kind="quiet" aria-label={`${say(words.strikeEmployment)}: ${what}`} onClick={() => setAsks('strike')}>{say(words.strikeEmployment)}</Button>}
      </Row>
      <Dialog open={asks === 'end'} close={close} title={`${say(words.endEmployment)}: ${what}`} actions={<><Button onClick={close}>{say(words.cancel)}</Button><Button kind="main" busy={doEnd.isPending} disabled={!on} onClick={() => on && doEnd.mutate({ id: personId, employmentId: job.id, on }, told)}>{say(words.save)}</Button></>}>
        {failed && <Notice kind="bad" live>{failed}</Notice>}
        <DayField name="endOn" label={say(words.endOn)} initial={day} onDay={setOn} />
      </Dialog>
      <Confirm open={asks === 'strike'} close={close} title={`${say(words.strikeEmployment)}: ${what}`} verb={say(words.strikeEmployment)} danger withReason busy={doStrike.isPending} confirm={(reason) => doStrike.mutate({ id: personId, employmentId: job.id, reason }, told)}>
        {failed && <Notice kind="bad" live>{failed}</Notice>}
      </Confirm>
    </>
  )
}
