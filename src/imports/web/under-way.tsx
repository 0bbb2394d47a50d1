import { Card } from '#ground/web/card.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Progress } from '#ground/web/notes/progress.tsx'
import styles from './imports.module.css'
import type { JobSeen } from './seen.ts'
import { words } from './words.ts'

/** Work of the server: what it does, how much of it is done, how long it will take. */
export const UnderWay = ({ job: { state, step, progress, secondsLeft } }: { job: JobSeen }) => {
  const say = useSay()
  const label = state === 'waiting' ? say(words.waiting) : say(`imports.step.${state === 'writing' && step === 'check' ? 'write' : step || 'file'}`)
  return (
    <Card title={say(`imports.state.${state}`)}>
      <Progress label={label} done={progress} {...(secondsLeft === null ? {} : { secondsLeft })} />
      <p className={styles.under}>{say(state === 'writing' ? words.writingWhat : words.underWay)}</p>
    </Card>
  )
}
