import type { ReactNode } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { Button, LinkButton } from '../button.tsx'
import { CallFailed } from '../client.ts'
import { useDay, usePageTitle } from '../day.tsx'
import { Icon } from '../icon.tsx'
import { type Say, useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './notes.module.css'

type EmptyProps = { title: string; why?: ReactNode; action?: ReactNode }

/** Why there is nothing (no data, none due, no right, too narrow a filter) and one next step. */
export const EmptyState = ({ title, why, action }: EmptyProps) => (
  <div className={styles.state}>
    <svg aria-hidden="true" width="56" height="40" viewBox="0 0 56 40" fill="none" strokeWidth="2.5"><circle cx="22" cy="20" r="16" stroke="var(--rest)" /><circle cx="34" cy="20" r="16" stroke="var(--rest)" strokeDasharray="4 4" /></svg>
    <p className={styles.stateTitle}>{title}</p>
    {why && <p>{why}</p>}
    {action && <div className={styles.stateAction}>{action}</div>}
  </div>
)

const sentences = (error: Error, say: Say): [title: string, what: string] => {
  if (!(error instanceof CallFailed)) return [say(words.broken), say(words.brokenWhat)]
  if (error.kind === 'offline') return [say(words.offline), say(words.offlineWhat)]
  if (error.kind === 'not-allowed') return [say(words.notAllowed), say(words.notAllowedWhat)]
  if (error.kind === 'signed-out') return [say(words.signedOut), say(words.signedOutWhat)]
  if (error.kind === 'not-found') return [say(words.notFound), say(words.notFoundWhat)]
  if (error.kind === 'refused') return [say(error.code, error.facts as Parameters<Say>[1]), '']
  return [say(words.broken), say(words.brokenWhat)]
}

const Titled = ({ title }: { title: string }) => {
  usePageTitle(title)
  return <h1 className={styles.stateTitle}>{title}</h1>
}

/** What went wrong, what to do, and the request's code to tell. `whole` where it stands for a whole page: then it is the heading. */
export const ErrorState = ({ error, retry, whole }: { error: Error; retry?: () => void; whole?: boolean }) => {
  const say = useSay()
  const { knownOn } = useDay()
  const [title, what] = sentences(error, say)
  const requestId = error instanceof CallFailed ? error.requestId : undefined
  const isLost = error instanceof CallFailed && (error.kind === 'not-found' || error.kind === 'not-allowed')
  const isRefused = error instanceof CallFailed && error.kind === 'refused'
  return (
    <div className={styles.state} role="alert">
      <span className={styles.stateIcon}><Icon name="stop" size={32} /></span>
      {whole ? <Titled title={title} /> : <p className={styles.stateTitle}>{title}</p>}
      {what && <p>{what}</p>}
      {whole && knownOn && (isLost || isRefused) && <p>{say(words.perhapsLater, { day: writeDay(knownOn) })}</p>}
      {requestId && !isRefused && <p className={styles.request}>{say(words.requestId)}: <code>{requestId}</code></p>}
      <div className={styles.stateAction}>{isLost || (whole && isRefused) ? <LinkButton to="/">{say(words.goHome)}</LinkButton> : retry && <Button icon="undo" onClick={retry}>{say(words.retry)}</Button>}</div>
    </div>
  )
}

/** Grey lines in the place of what comes. */
export const Skeleton = ({ lines = 3, height }: { lines?: number; height?: number }) => (
  <div className={styles.skeleton} role="status" aria-label={useSay()(words.loading)}>
    {height ? <i style={{ height }} /> : Array.from({ length: lines }, (_, line) => <i key={line} style={{ width: `${[92, 78, 85, 64][line % 4]}%` }} />)}
  </div>
)

type Asked<Answer> = { data: Answer | undefined; error: Error | null; isPlaceholderData?: boolean; refetch: () => unknown }

/** An asked answer in its three states: skeleton, error with retry, shown (dimmed while another day is on its way). */
export const Shown = <Answer,>({ asked, skeleton, children }: { asked: Asked<Answer>; skeleton?: ReactNode; children: (answer: Answer) => ReactNode }) => {
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return skeleton ?? <Skeleton />
  return <div className={styles.shown} aria-busy={asked.isPlaceholderData || undefined}>{children(asked.data)}</div>
}
