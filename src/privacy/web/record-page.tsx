import { type Day, isDay, today, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { ask, saveFile } from '#ground/web/client.ts'
import { type Say, useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { exportHeld, readHeld } from '../contract.ts'
import { columnWords, tableWords } from '../words.ts'
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
        {held.tables.map(({ table, rows }) => (
          <Card key={table} title={say(words.rowsOf, { table: say(tableWords[table] ?? { vi: table, en: table }), count: rows.length })}>
            {rows.map((line, place) => (
              <dl key={place} className={styles.line}>
                {Object.entries(line).filter(([column]) => columnWords[column]).map(([column, value]) => <div key={column}><dt>{say(columnWords[column]!)}</dt><dd>{shown(value, say)}</dd></div>)}
              </dl>
            ))}
          </Card>
        ))}
      </Stack>
    </Page>
  )
}

const shown = (value: unknown, say: Say): string => {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return say(value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' })
  if (typeof value === 'string') return isDay(value) ? writeDay(value) : written(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

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
