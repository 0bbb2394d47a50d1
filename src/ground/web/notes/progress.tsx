import { type Say, useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './notes.module.css'

const timeLeft = (seconds: number, say: Say) => {
  if (seconds < 5) return say(words.timeLeftSoon)
  const time = seconds < 90 ? say(words.seconds, { count: Math.ceil(seconds / 5) * 5 }) : say(words.minutes, { count: Math.ceil(seconds / 60) })
  return say(words.timeLeft, { time })
}

/** Long work: what is being done, how much of it, and how long it will take. `done` from 0 to 1; `secondsLeft` when known. */
export const Progress = ({ label, done, secondsLeft }: { label: string; done: number; secondsLeft?: number }) => {
  const say = useSay()
  const percent = Math.round(done * 100)
  return (
    <div className={styles.progress}>
      <div className={styles.progressWords}><span>{label}</span><span>{percent}%{secondsLeft !== undefined && done < 1 && ` · ${timeLeft(secondsLeft, say)}`}</span></div>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}><i style={{ width: `${percent}%` }} /></div>
    </div>
  )
}
