import type { Actor } from '#ground/actor.ts'
import type { Database, Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import type { SheetCount } from './finding.ts'
import { meetRegister, readAgainst, settled, type Checked, type Engine, type OnProgress } from './check.ts'
import type { Decisions } from './reading.ts'
import type { RawSheet } from './raw.ts'
import { keyOfHeadings } from './recognise.ts'
import { rememberMapping, takeTime, waitForTurn } from './store.ts'

/** `written`: all of it is in the register. Otherwise nothing is, and `checked` says why. */
export type Written = { written: boolean; checked: Checked }

/**
 * Writes a whole file in one transaction, or nothing: while there is a fault, or, where a digest of the preview is given, when the
 * outcome is no longer the one a person looked at. `finish` runs in the same transaction, last.
 */
export async function write(database: Database, engine: Engine, actor: Actor, file: RawSheet[], decisions: Decisions, seen: string | null,
  finish: (tx: Tx, checked: Checked) => Promise<number>, onProgress: OnProgress = () => {}): Promise<Written> {
  const reading = await readAgainst(database, engine, actor, file, decisions)
  await onProgress('rows', 1)
  if (reading.info === null) return { written: false, checked: settled(reading, decisions) }
  const notThis = new Error('rolled back, as meant')
  try {
    await database.transaction(async (tx) => {
      await takeTime(tx)
      await waitForTurn(tx)
      const applied = await meetRegister(tx, engine, actor, reading, (done, of) => onProgress('write', of === 0 ? 1 : done / of))
      const { preview } = reading.found
      if (preview && seen !== null && applied?.digest !== seen) preview.moved = true
      const checked = settled(reading, decisions)
      if (checked.state !== 'ready' || preview!.moved) throw notThis
      for (const { raw, headings, sheet } of reading.recognised) {
        const chosen = decisions.mapping[raw.name]
        if (chosen) await rememberMapping(tx, keyOfHeadings(headings), { sheet: sheet.code, columns: chosen.columns })
      }
      const jobId = await finish(tx, checked)
      await record(tx, actor, { what: 'imports.accept', units: [preview!.unitId], subject: `imports/${jobId}`, basis: `imports/${jobId}`, facts: { job: jobId, on: preview!.on, ...sums(reading.found.sheets) } })
    })
    return { written: true, checked: settled(reading, decisions) }
  } catch (error) {
    if (error !== notThis) throw error
    return { written: false, checked: settled(reading, decisions) }
  }
}

const sums = (sheets: SheetCount[]) => ({
  rows: sheets.reduce((sum, each) => sum + each.rows, 0),
  new: sheets.reduce((sum, each) => sum + each.new, 0),
  changed: sheets.reduce((sum, each) => sum + each.changed, 0),
})
