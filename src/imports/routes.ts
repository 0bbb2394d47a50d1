import { zipSync } from 'fflate'
import type { Actor } from '#ground/actor.ts'
import { route, routeAround, type Route, type Visit } from '#ground/http/route.ts'
import type { Database, Tx } from '#ground/database/database.ts'
import { HandedOut, type Mark } from '#ground/http/handed-out.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Language } from '#ground/text/say.ts'
import { day } from '#ground/time/day.ts'
import type { Engine } from './check.ts'
import * as contract from './contract.ts'
import { accept, acceptProposals, drop, getJob, mapColumns, mend, mendAll, receive } from './decide.ts'
import { exportRegister } from './export-register.ts'
import { emptyFound } from './finding.ts'
import { refuseToCopy } from './import-job.ts'
import { infoColumns, infoSheet } from './info.ts'
import { markedCopy } from './marked-copy.ts'
import { fileOf, recentJobs, type Job } from './store.ts'
import { template } from './template.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const workbook = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name, { type: workbookType })

/** How a file that goes out is marked: a running number, the code of the journal. */
export type MarkOf = (database: Database) => Promise<Mark>

/** The calls of the room over these sheets. `wake` is told when the runner has something to do. */
export function routesFor(engine: Engine, markOf: MarkOf, wake: () => void): Route[] {
  const { sheets } = engine
  /** A decision is kept before the runner is woken. */
  const decided = async <Out>({ database, actor }: Visit, work: (tx: Tx, actor: Actor) => Promise<Out>): Promise<Out> => {
    const out = await database.transaction((tx) => work(tx, actor!))
    wake()
    return out
  }
  return [
    route(contract.listJobs, async (tx, actor) => (await recentJobs(tx, actor.accountId, 50)).map(timed)),
    route(contract.readSheets, async () => [{ ...infoSheet, columns: infoColumns }, ...sheets].map(({ code, vi, en, columns }) => ({
      code, vi, en, columns: columns.map((column) => ({ ...column, required: column.required ?? false })),
    }))),
    route(contract.template, async (_tx, _actor, { lang }) => workbook(await template(sheets, lang), templateName[lang])),
    routeAround(contract.exportRegister, async ({ database, actor }, { unit, on, lang }) => {
      const mark = await markOf(database)
      const { name, bytes, people } = await database.read((tx) => exportRegister(tx, engine, actor!, unit, day(on), lang, mark))
      return new HandedOut(bytes, name, workbookType, { people, mark })
    }),
    route(contract.readJob, async (tx, actor, { id }) => shown(await getJob(tx, actor, id))),
    routeAround(contract.markedCopy, async ({ database, actor }, { id, lang }) => {
      const mark = await markOf(database)
      return database.read(async (tx) => {
        const job = await getJob(tx, actor!, id)
        obey(refuseToCopy(job))
        const people = job.found?.sheets?.find(({ sheet }) => sheet === 'people')?.rows ?? 0
        return new HandedOut(await markedCopy((await fileOf(tx, id))!, job, engine.messages, lang), markedName(job, lang), workbookType, { people, mark })
      })
    }),
    routeAround(contract.sendFile, async (visit, { file, unit, on }) => {
      const sent = await oneFile(Array.isArray(file) ? file : [file])
      const given = { ...(unit ? { unit } : {}), ...(on ? { on } : {}) }
      return decided(visit, async (tx, actor) => ({ id: (await receive(tx, actor, { ...sent, given })).id }))
    }),
    routeAround(contract.mapColumns, (visit, input) => decided(visit, (tx, actor) => mapColumns(tx, actor, input))),
    routeAround(contract.mendCell, (visit, input) => decided(visit, (tx, actor) => mend(tx, actor, sheets, input))),
    routeAround(contract.mendCells, (visit, input) => decided(visit, (tx, actor) => mendAll(tx, actor, sheets, input))),
    routeAround(contract.acceptProposals, (visit, input) => decided(visit, (tx, actor) => acceptProposals(tx, actor, input))),
    routeAround(contract.acceptJob, (visit, { id }) => decided(visit, (tx, actor) => accept(tx, actor, id))),
    routeAround(contract.dropJob, (visit, { id }) => decided(visit, (tx, actor) => drop(tx, actor, id))),
  ]
}

const shown = ({ found, ...job }: Job) => ({ ...timed(job), found: { ...emptyFound(), ...found } })

const timed = <Timed extends Pick<Job, 'begunAt' | 'changedAt' | 'endedAt'>>(job: Timed) =>
  ({ ...job, begunAt: job.begunAt.toISOString(), changedAt: job.changedAt.toISOString(), endedAt: job.endedAt?.toISOString() ?? null })

/** Several csv files become one: each is a sheet by its name. */
async function oneFile(files: File[]): Promise<{ name: string; bytes: Uint8Array }> {
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
  if (read.length === 1) return read[0]!
  const other = read.find(({ name }) => !/\.csv$/i.test(name))
  if (other) throw new Refusal('imports.several-workbooks', { name: other.name })
  return { name: `${read[0]!.name} +${read.length - 1}.zip`, bytes: zipSync(Object.fromEntries(read.map(({ name, bytes }) => [name, bytes]))) }
}

const templateName: Record<Language, string> = { vi: 'mau-nhap-lieu.xlsx', en: 'import-template.xlsx' }
const markedName = ({ fileName }: Job, lang: Language) => `${fileName.replace(/\.\w+$/, '')}-${lang === 'vi' ? 'danh-dau' : 'marked'}.xlsx`
