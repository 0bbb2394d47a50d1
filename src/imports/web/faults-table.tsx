import { useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { useSay } from '#ground/web/language.tsx'
import { keyOfCell, type CellKey } from './drafts.ts'
import { placeOf, sayFault } from './fault-words.ts'
import { useSheets } from './following.ts'
import styles from './imports.module.css'
import { MendField } from './mend-field.tsx'
import type { FaultSeen } from './seen.ts'
import { Table } from './table.tsx'
import { words } from './words.ts'

export const fieldId = (fault: Pick<FaultSeen, 'sheet' | 'row' | 'column'>) => `o-${keyOfCell(fault)}`

const atOnce = 60

type FaultsTableProps = { faults: FaultSeen[]; drafts: Record<CellKey, string>; change: (key: CellKey, value: string | undefined) => void }

/** Every fault at its cell: what was typed, why it cannot be taken, what to do, and the field to mend it in. */
export const FaultsTable = ({ faults, drafts, change }: FaultsTableProps) => {
  const say = useSay()
  const { data: sheets } = useSheets()
  const [most, setMost] = useState(atOnce)
  const first = new Map<CellKey, FaultSeen>()
  for (const fault of faults) if (!first.has(keyOfCell(fault))) first.set(keyOfCell(fault), fault)
  const columnOf = ({ sheet, column }: FaultSeen) => sheets?.find(({ code }) => code === sheet)?.columns.find(({ key }) => key === column)
  return (
    <div>
      <Table
        label={say('imports.state.rows')} className={styles.faults ?? ''}
        heads={[{ name: say(words.faulty) }, { name: say(words.asTyped) }, { name: say(words.why) }, { name: say(words.mendShort) }]}
        rows={faults.slice(0, most).map((fault, place) => {
          const { reason, remedy } = sayFault(fault, say)
          const where = placeOf(fault, say)
          const key = keyOfCell(fault)
          return {
            key: place,
            cells: [
              <span key="where">{where}{fault.heading && <small>{fault.heading}</small>}</span>,
              fault.column === '' ? '–' : fault.value === '' ? <span key="typed" className={styles.soft}>{say(words.emptyCell)}</span> : <span key="typed" className={styles.typed}>{fault.value}</span>,
              <span key="why">{reason}{remedy && <small>{remedy}</small>}</span>,
              fault.column !== '' && first.get(key) === fault
                ? <MendField key="mend" id={fieldId(fault)} label={say(words.mendTo, { heading: fault.heading, place: where })} fault={fault} column={columnOf(fault)} draft={drafts[key]} change={(value) => change(key, value)} />
                : <span key="mend" id={fault.column === '' ? fieldId(fault) : undefined} tabIndex={-1}>–</span>,
            ],
          }
        })}
      />
      {faults.length > most && <div className={styles.tools}><Button onClick={() => setMost(most + atOnce)}>{say(words.showMore, { count: Math.min(atOnce, faults.length - most) })}</Button></div>}
    </div>
  )
}
