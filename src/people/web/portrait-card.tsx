import { addDays, type Day, isDay } from '#ground/time/day.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Timeline } from '#ground/web/timeline.tsx'
import { useMay } from '#ground/web/who.ts'
import type { PersonSeen } from '../contract.ts'
import { choiceFields, choiceWord } from './choice-words.ts'
import type { VersionSeen } from './facts.ts'
import styles from './people.module.css'
import { birthText } from './vague-day.ts'
import { words } from './words.ts'

/** What is known of a person on the day, and below it what was otherwise in other times. */
export const PortraitCard = ({ seen, version }: { seen: PersonSeen; version: VersionSeen }) => {
  const say = useSay()
  const { day, readOnly } = useDay()
  const mayChange = useMay('people.change') && !readOnly
  const turns = turnsOf(seen.versions, say)
  return (
    <Card title={say(words.portrait)} aside={<span className={styles.soft}>{say(words.portraitOn, { on: day })}</span>}>
      <dl className={styles.facts}>
        <dt>{say(words.name)}</dt><dd>{version.name}</dd>
        <dt>{say(words.birth)}</dt><dd>{birthText(version.birth, version.birthPrecision) || say(words.unknown)}</dd>
        {choiceFields.map((field) => <div key={field} className={styles.pair}><dt>{say(words[field])}</dt><dd>{say(choiceWord(field, version[field]))}</dd></div>)}
        <dt>{say(words.identity)}</dt>
        <dd>{seen.identity ?? <>{say(words.identityNone)}{mayChange && <div className={styles.flush}><LinkButton kind="quiet" small to={`/people/${seen.id}/identify`}>{say(words.identify)}</LinkButton></div>}</>}</dd>
      </dl>
      {turns.length > 0 && <><h3 className={styles.minor}>{say(words.portraitChanged)}</h3><Timeline items={turns} /></>}
    </Card>
  )
}

const textOf = (version: VersionSeen, field: keyof VersionSeen, say: Say): string => {
  if (field === 'name') return version.name
  if (field === 'birth') return birthText(version.birth, version.birthPrecision) || say(words.unknown)
  const choice = choiceFields.find((one) => one === field)
  return choice ? say(choiceWord(choice, version[choice])) : ''
}

const shownFields = ['name', 'birth', ...choiceFields] as const

/** Each day on which something shown here changed, the latest first; a move is the matter of another card. */
const turnsOf = (versions: VersionSeen[], say: Say) => versions.flatMap((version, place) => {
  const before = versions[place - 1]
  const changed = before ? shownFields.filter((field) => version[field] !== before[field]) : []
  if (!before || changed.length === 0) return []
  const until: Day | null = isDay(version.until) ? addDays(version.until, -1) : null
  return [{
    key: place, from: isDay(version.from) ? version.from : null, until,
    title: changed.map((field) => say(words.was, { field: say(words[field]), value: textOf(version, field, say) })).join('; '),
    children: changed.map((field) => `${textOf(before, field, say)} → ${textOf(version, field, say)}`).join('; '),
  }]
}).reverse()
