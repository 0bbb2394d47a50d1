import { tableWords } from '#access/public-web.ts'
import { type Day, isDay, today, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { ask, saveFile } from '#ground/web/client.ts'
import { type Say, useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { type ChoiceField, choiceWord, employmentWords } from '#people/public-web.ts'
import { exportHeld, readHeld } from '../contract.ts'
import { columnWords } from '../words.ts'
import styles from './record.module.css'
import { words } from './words.ts'

/** Everything the register keeps of who asked, to be printed and handed over. */
export const RecordPage = ({ params }: PageProps) => {
  const say = useSay()
  const id = Number(params.requestId) || 0
  const asked = useAsk(readHeld, { id })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const held = asked.data
  if (!held) return <Page title={say(words.record)}><Skeleton lines={10} /></Page>
  const path = [{ name: say(words.requests), to: '/requests' }, { name: held.name, to: `/requests/${id}` }, { name: say(words.record) }]
  return (
    <Page title={`${say(words.record)}: ${held.name}`} sub={say(words.recordSub, { name: held.name, on: today() })} path={path}
      actions={<><Button kind="main" onClick={() => print()}>{say(words.print)}</Button><Button icon="download" onClick={() => void ask(exportHeld, { id }).then(saveFile)}>{say(words.saveJson)}</Button></>}>
      <Stack>
        {[...held.tables].sort((a, b) => placeOf(a.table) - placeOf(b.table)).map(({ table, rows }) => (
          <Card key={table} title={capital(say(words.rowsOf, { table: say(tableWords[table] ?? { vi: table, en: table }), count: rows.length }))}>
            {rows.map((line, place) => (
              <dl key={place} className={styles.line}>
                {Object.entries(line).filter(([column]) => columnWords[column] && !technical.has(column)).map(([column, value]) => <div key={column}><dt>{say(columnWords[column]!)}</dt><dd>{codeSaid(table, column, value, say) ?? shown(value, say)}</dd></div>)}
              </dl>
            ))}
          </Card>
        ))}
      </Stack>
    </Page>
  )
}

/** In the file, but of no use on paper. */
const technical = new Set(['id', 'person_id', 'kept_id', 'number', 'single', 'key', 'sort_key', 'birth_precision', 'rules', 'taken_by', 'decided_by', 'confirmed_by'])

/** Who it is comes first, who looked and what was done last. */
const places = ['person', 'person_version', 'party_status', 'admission_step', 'employment', 'appointment']
const lasts = ['journal_value', 'journal', 'access_log']
const placeOf = (table: string): number => (places.includes(table) ? places.indexOf(table) - 100 : lasts.indexOf(table))

const choices: Record<string, ChoiceField> = { sex: 'sex', ethnic: 'ethnic', general_education: 'generalEducation', professional_level: 'professionalLevel', theory_level: 'theoryLevel' }

/** A code in its words, where it is one. */
function codeSaid(table: string, column: string, value: unknown, say: Say): string | undefined {
  if (typeof value !== 'string') return undefined
  if (table === 'person_version' && choices[column]) return say(choiceWord(choices[column], value))
  if (table === 'party_status' && column === 'status') return say(`people.status.${value}`)
  if (table === 'employment' && column === 'kind') return say(employmentWords.find((word) => word.value === value) ?? { vi: value, en: value })
  if (table === 'journal' && column === 'what') return say(value)
  if (table === 'access_log' && column === 'purpose') return say(words[`purpose_${value}` as 'purpose_view'])
  if (table === 'person_request' && column === 'kind') return say(words[`kind_${value}` as 'kind_see'])
  if (table === 'person_request' && column === 'way') return say(words[`way_${value}` as 'way_online'])
  if (table === 'person_request' && column === 'state') return say(words[`state_${value}` as 'state_done'])
  return undefined
}

const shown = (value: unknown, say: Say): string => {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return say(value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' })
  if (typeof value === 'string') return isDay(value) ? writeDay(value) : written(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A period as the database writes it, '[2020-01-01,)', and instants, as people read them. */
const written = (text: string): string => {
  const period = /^[[(]([^,]*),([^)\]]*)[)\]]$/.exec(text)
  if (period) return `${side(period[1]!)} – ${side(period[2]!)}`
  return side(text)
}
const side = (text: string): string => {
  const plain = text.replaceAll('"', '')
  return /^\d{4}-\d\d-\d\d/.test(plain) ? writeDay(plain.slice(0, 10) as Day) : plain || '…'
}
