import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { addDays, type Day } from '#ground/time/day.ts'
import type { Call } from '#ground/http/contract.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ask, type CallFailed } from '#ground/web/client.ts'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { tryAct } from '../contract.ts'
import { words } from './act-words.ts'
import type { Given, UnitSeen } from './answers.ts'
import styles from './units.module.css'

type Taken<C> = C extends Call<infer In, infer _Out> ? In : never
export type TrialInput = Taken<typeof tryAct>['given']
type Trial = Given<typeof tryAct>

/** The act done on the server and taken back, each time the form says something else. */
export const useTrial = (given: TrialInput | undefined) => useQuery<Trial, CallFailed>({
  queryKey: [tryAct.path, given],
  queryFn: ({ signal }) => ask(tryAct, { given: given as TrialInput }, signal),
  enabled: given !== undefined,
  placeholderData: given === undefined ? undefined : keepPreviousData,
  staleTime: 0,
})

const mostLines = 12

const unitSentences = ({ units }: Trial, on: Day, say: Say): string[] => units.flatMap(({ before, after }): string[] => {
  if (!before && after) return [say(words.begins, { unit: after.fullName, parent: after.parent, code: after.code })]
  if (before && !after) return [say(words.ends, { unit: before.fullName, last: addDays(on, -1) })]
  if (!before || !after) return []
  const changes = [
    ...(before.fullName === after.fullName ? [] : [say(words.renamed, { before: before.fullName, after: after.fullName })]),
    ...(before.parent === after.parent ? [] : [say(words.moved, { unit: after.fullName, before: before.parent, after: after.parent })]),
    ...(before.legalKind === after.legalKind ? [] : [say(words.converted, { unit: after.fullName, kind: say(`units.legal.${after.legalKind}`).toLowerCase() })]),
  ]
  return changes
})

const coverSentences = ({ covers }: Trial, say: Say): string[] => covers.map(({ cell, village, change }) => say(change === 'begins' ? words.coverBegins : words.coverEnds, { cell, village }))

const Sentences = ({ sentences }: { sentences: string[] }) => {
  const say = useSay()
  const rest = sentences.length - mostLines
  return <ul className={styles.sentences}>{sentences.slice(0, mostLines).map((sentence) => <li key={sentence}>{sentence}</li>)}{rest > 0 && <li>{say(words.more, { count: rest })}</li>}</ul>
}

type PreviewProps = { trial: { data: Trial | undefined; error: CallFailed | null; isPlaceholderData: boolean }; on: Day; wanted: boolean; unit: UnitSeen }

/** What the act would change from its day on, in sentences; or why it cannot be done, and what to do about it. */
export const ActPreview = ({ trial: { data, error }, on, wanted, unit }: PreviewProps) => {
  const say = useSay()
  if (!wanted) return <Card title={say(words.preview)}><p className={styles.soft}>{say(words.previewWaits)}</p></Card>
  if (error) return <Card title={say(words.preview)}><ErrorState error={error} /></Card>
  if (!data) return <Card title={say(words.preview)}><Skeleton lines={4} /></Card>
  if (data.refusal) return <div id="why-not"><Notice kind="bad" title={say(words.cannot)} live><p>{say(data.refusal.code, data.refusal.facts)}</p>{data.refusal.code === 'units.posts-still-held' && <div className={styles.standing}><LinkButton small to={`/units/${unit.id}?ngay=${on}`}>{say(words.seeHolders, { unit: unit.fullName })}</LinkButton></div>}</Notice></div>
  const sentences = [...unitSentences(data, on, say), ...coverSentences(data, say)]
  return (
    <>
      <Card title={say(words.preview)}>
        <div role="status" className={styles.stack}>
          <p>{say(words.previewOn, { on })}</p>
          <Sentences sentences={sentences} />
          <p className={styles.soft}>{say(words.kept)}</p>
        </div>
      </Card>
      <Warnings warnings={data.warnings} />
    </>
  )
}

export const Warnings = ({ warnings }: { warnings: Trial['warnings'] }) => {
  const say = useSay()
  if (warnings.length === 0) return null
  return <Notice kind="warning" title={say(words.heed)}><ul className={styles.sentences}>{warnings.slice(0, mostLines).map(({ code, facts }) => <li key={code + JSON.stringify(facts)}>{say(code, facts)}</li>)}{warnings.length > mostLines && <li>{say(words.more, { count: warnings.length - mostLines })}</li>}</ul></Notice>
}
