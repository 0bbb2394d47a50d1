import { useAsk } from '#ground/web/asking.ts'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { type GivenAct, previewAct } from '../contract.ts'
import type { VillageState } from '../village-state.ts'
import styles from './posts.module.css'
import { StateChip } from './state-chip.tsx'
import { words } from './words.ts'

type Seen = { state: VillageState; head: string | null; secretary: string | null } | null
type Previewed = { on: string; warnings: { code: string; facts: Record<string, unknown> }[]; villages: { id: number; name: string; before: Seen; after: Seen }[] }

/** What an act would change, as the server itself would do it; a refusal is said before anything is sent. */
export const ActPreview = ({ given }: { given: GivenAct | undefined }) => {
  const say = useSay()
  const asked = useAsk(previewAct, given && { given })
  if (!given) return <p className={styles.soft}>{say(words.previewWait)}</p>
  if (asked.error?.kind === 'refused') return <Notice kind="bad" live>{say(asked.error.code, asked.error.facts)}</Notice>
  return <Shown asked={asked} skeleton={<Skeleton lines={4} />}>{(preview) => <Changes preview={preview} />}</Shown>
}

const Changes = ({ preview: { on, warnings, villages } }: { preview: Previewed }) => {
  const say = useSay()
  return (
    <div className={styles.turns}>
      {warnings.map(({ code, facts }) => <Notice key={code + JSON.stringify(facts)} kind="warning" live>{say(code, facts)}</Notice>)}
      {villages.length === 0 && <p>{say(words.previewNothing)}</p>}
      <ul className={styles.turns} aria-live="polite">{villages.map(({ id, name, before, after }) => <li key={id}><h3>{name}</h3><Turn on={on} before={before} after={after} /></li>)}</ul>
      <p className={styles.soft}>{say(words.previewNoWrite)}</p>
    </div>
  )
}

const Turn = ({ on, before, after }: { on: string; before: Seen; after: Seen }) => {
  const say = useSay()
  const people = (seen: NonNullable<Seen>) => <small>{say(words.previewPeople, { head: seen.head ?? say(words.nobody), secretary: seen.secretary ?? say(words.nobody) })}</small>
  if (before && after && before.state === after.state)
    return <dl className={styles.turn}><dt>{say(words.previewStays, { on })}</dt><dd><StateChip state={after.state} />{people(after)}</dd></dl>
  return (
    <dl className={styles.turn}>
      {before && <><dt>{say(words.previewBefore)}</dt><dd><StateChip state={before.state} />{people(before)}</dd></>}
      {after && <><dt>{say(words.previewTurns, { on })}</dt><dd><StateChip state={after.state} />{people(after)}</dd></>}
    </dl>
  )
}
