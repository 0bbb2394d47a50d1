import { isDay, writeDay } from '#ground/time/day.ts'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { type ChoiceField, choiceFields, choiceWord } from '#people/public-web.ts'
import type { Line } from './journal-lines.tsx'
import styles from './journal.module.css'
import { fieldWords, words } from './words.ts'

type Value = Line['before'][string]

const links: Record<string, 'people' | 'units'> = {
  holder: 'people', personId: 'people', parentId: 'units', parentIds: 'units', livesIn: 'units', unitId: 'units', covers: 'units', communeId: 'units',
}
const codes: Record<string, string> = { endReason: 'posts.end-reason', entered: 'posts.entered', status: 'people' }
const isChoice = (field: string): field is ChoiceField => (choiceFields as readonly string[]).includes(field)

/** What each field was and is, in words; a personal value that was erased says so. */
export const Changes = ({ line }: { line: Line }) => {
  const say = useSay()
  const fields = [...new Set([...Object.keys(line.before), ...Object.keys(line.after)])].filter((field) => !(same(line.before[field], line.after[field])))
  if (fields.length === 0) return null
  return (
    <dl className={styles.changes}>
      {fields.map((field) => (
        <div key={field}>
          <dt>{say(fieldWords[field] ?? { vi: field, en: field })}</dt>
          <dd>
            {field in line.before && <del><Shown field={field} value={line.before[field]} called={line.called} /></del>}
            {field in line.before && field in line.after && ' → '}
            {field in line.after && <ins><Shown field={field} value={line.after[field]} called={line.called} /></ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const same = (one: unknown, two: unknown) => JSON.stringify(one ?? null) === JSON.stringify(two ?? null)

const Shown = ({ field, value, called }: { field: string; value: Value | undefined; called: Line['called'] }) => {
  const say = useSay()
  const room = links[field]
  if (room && value !== null) return <>{[value].flat().map((id, place) => <span key={place}>{place > 0 && ', '}<Go to={`/${room}/${String(id)}`}>{called[`${room}/${String(id)}`] ?? `#${String(id)}`}</Go></span>)}</>
  return <>{inWords(field, value, say)}</>
}

function inWords(field: string, value: Value | undefined, say: Say): string {
  if (value === null || value === undefined) return say(words.nothing)
  if (typeof value === 'boolean') return say(value ? words.yes : words.no)
  if (typeof value === 'number') return field === 'percent' ? `${String(Math.round(value * 10_000) / 100).replace('.', ',')} %` : String(value)
  if (Array.isArray(value)) return value.length === 0 ? say(words.nothing) : value.map((each) => inWords(field, each, say)).join('; ')
  if (typeof value === 'object') {
    if ('sealed' in value) return say(words.erased)
    return Object.entries(value).filter(([, each]) => each !== null).map(([key, each]) => inWords(key, each, say)).join(' ')
  }
  if (isDay(value)) return writeDay(value)
  if (isChoice(field)) return say(choiceWord(field, value))
  return codes[field] ? say(`${codes[field]}.${value}`) : value
}
