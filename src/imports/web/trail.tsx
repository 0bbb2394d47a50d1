import { useSay } from '#ground/web/language.tsx'
import type { JobState } from '../import-job.ts'
import styles from './imports.module.css'
import type { JobSeen } from './seen.ts'
import { words } from './words.ts'

const steps = [words.trailFile, words.trailColumns, words.trailRows, words.trailPreview, words.trailWritten]

const stepOfState: Record<JobState, number> = { waiting: 0, reading: 0, columns: 1, rows: 2, ready: 3, writing: 4, done: 5, refused: 0, dropped: -1 }
const stepOfWork: Record<string, number> = { file: 0, rows: 2, check: 2 }

const stepOf = ({ state, step }: JobSeen) => (state === 'reading' ? stepOfWork[step] ?? 0 : stepOfState[state])

/** Where the file is on its way: file, columns, rows, preview, written. */
export const Trail = ({ job }: { job: JobSeen }) => {
  const say = useSay()
  const at = stepOf(job)
  if (at < 0) return null
  return (
    <ol className={styles.trail} aria-label={say(words.trail)}>
      {steps.map((step, place) => (
        <li key={step.vi} data-at={place < at ? 'past' : undefined} aria-current={place === at ? 'step' : undefined}>
          <b aria-hidden="true">{place < at ? '✓' : place + 1}</b><span>{say(step)}{place < at && <span className="unseen"> ({say(words.trailDone)})</span>}</span>
        </li>
      ))}
    </ol>
  )
}
