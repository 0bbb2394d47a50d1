/** Imports one file and tells on its output how long each stage took: node importing-process.ts URL FILE SERVER */
import { readFileSync } from 'node:fs'
import { openDatabase } from '#ground/database/database.ts'
import { today } from '#ground/time/day.ts'
import { importFile } from '#imports/public.ts'
import { productWith } from '../src/app/capabilities.ts'
import { endedChildrenSeconds, serverSeconds } from './importing.ts'

const [url, file, server] = process.argv.slice(2)
const database = await openDatabase(url!)
const { engine } = productWith(Buffer.alloc(32, 7)).importing
const stages: Record<string, [wall: number, server: number]> = {}
let [since, spent] = [performance.now(), serverSeconds(Number(server))]
const began = since
const mark = (stage: string) => {
  const [now, by] = [performance.now(), serverSeconds(Number(server))]
  const [wall, worked] = stages[stage] ?? [0, 0]
  stages[stage] = [wall + (now - since) / 1000, worked + by - spent]
  ;[since, spent] = [now, by]
}
const { preview } = engine.hooks
const timed = {
  ...engine,
  hooks: { preview: async (...given: Parameters<NonNullable<typeof preview>>) => {
    mark('after')
    const figures = await preview!(...given)
    mark('after')
    return figures
  } },
  sheets: engine.sheets.map((sheet) => ({ ...sheet, apply: async (...given: Parameters<typeof sheet.apply>) => {
    mark('after')
    const applied = await sheet.apply(...given)
    mark(sheet.vi)
    return applied
  } })),
}
const { state, found } = await importFile(database, timed, { accountId: 0, name: 'Bench', today: today(), may: ['*'], unitId: null }, { name: 'workbook.xlsx', bytes: new Uint8Array(readFileSync(file!)) }, {
  onProgress: (step, part) => { if (part === 1 && (step === 'file' || step === 'rows')) mark(step) },
})
mark('commit')
if (state !== 'done') console.error(JSON.stringify(found, null, 1).slice(0, 3000))
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
process.stdout.write(JSON.stringify({ state, seconds: (performance.now() - began) / 1000, stages, processor: { importing: (userCPUTime + systemCPUTime) / 1e6, reading: endedChildrenSeconds() }, megabytes: Math.round(maxRSS / 1024) }))
await database.close()
