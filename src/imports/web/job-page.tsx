import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { CallFailed } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import { dropJob } from '../contract.ts'
import { refuseToDrop } from '../import-job.ts'
import { ColumnsStep } from './columns-step.tsx'
import { Done, Dropped, Refused } from './ending.tsx'
import { useJob } from './following.ts'
import styles from './imports.module.css'
import { writeMoment } from './moment.ts'
import { PreviewStep } from './preview-step.tsx'
import { RowsStep } from './rows-step.tsx'
import type { JobSeen } from './seen.ts'
import { Trail } from './trail.tsx'
import { UnderWay } from './under-way.tsx'
import { words } from './words.ts'

const lost = new CallFailed('not-found', 'imports.no-such-job')

/** One file on its way into the register, followed live: whatever stage it is at is what the page shows. */
export const JobPage = ({ params }: PageProps) => {
  const id = Number(params.jobId)
  return Number.isInteger(id) && id > 0 && id < 2 ** 31 ? <Job key={id} id={id} /> : <ErrorState error={lost} whole />
}

const Job = ({ id }: { id: number }) => {
  const say = useSay()
  const asked = useJob(id)
  const job = asked.data
  if (!job) return asked.error ? <ErrorState error={asked.error} retry={() => void asked.refetch()} whole /> : <Page title={say(words.imports)}><Skeleton lines={8} /></Page>
  const isWrong = job.state === 'rows' || job.state === 'refused'
  return (
    <Page title={job.fileName} sub={say(words.sentSub, { at: writeMoment(job.begunAt) })} error={isWrong} path={[{ name: say(words.imports), to: '/imports' }, { name: job.fileName }]} actions={<DropButton job={job} />}>
      <Trail job={job} />
      <div className={styles.steps}>
        {asked.error && <ErrorState error={asked.error} retry={() => void asked.refetch()} />}
        <Stage job={job} />
        <Notices job={job} />
      </div>
    </Page>
  )
}

const Stage = ({ job }: { job: JobSeen }) => {
  switch (job.state) {
    case 'waiting': case 'reading': case 'writing': return <UnderWay job={job} />
    case 'columns': return <ColumnsStep key={job.changedAt} job={job} />
    case 'rows': return <RowsStep key={job.changedAt} job={job} />
    case 'ready': return <PreviewStep job={job} />
    case 'done': return <Done job={job} />
    case 'refused': return <Refused job={job} />
    case 'dropped': return <Dropped />
  }
}

const Notices = ({ job: { state, found, mends } }: { job: JobSeen }) => {
  const say = useSay()
  const count = Object.keys(mends).length
  if (state === 'waiting' || state === 'reading' || state === 'dropped' || (found.notices.length === 0 && count === 0)) return null
  return (
    <Notice title={say(words.notices)}>
      <ul>
        {count > 0 && <li>{say(words.mended, { count })}</li>}
        {found.notices.map(({ code, sheetName, facts }, place) => <li key={place}>{say(words.atSheet, { sheet: sheetName })}: {say(code, facts)}</li>)}
      </ul>
    </Notice>
  )
}

const DropButton = ({ job }: { job: JobSeen }) => {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const drop = useTell(dropJob)
  const maySend = useMay('imports.send')
  if (!maySend || refuseToDrop(job)) return null
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say(words.drop)}</Button>
      <Confirm open={asking} close={() => setAsking(false)} title={say(words.dropAsk, { file: job.fileName })} verb={say(words.drop)} danger busy={drop.isPending} confirm={() => drop.mutate({ id: job.id }, { onSuccess: () => setAsking(false) })}>
        <p>{say(words.dropWhat)}</p>
        {drop.error && <Notice kind="bad" live>{say(drop.error.code, drop.error.facts)}</Notice>}
      </Confirm>
    </>
  )
}
