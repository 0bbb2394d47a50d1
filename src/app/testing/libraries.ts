import { readFileSync } from 'node:fs'
import { project } from '../office.ts'

export type Severity = 'critical' | 'high' | 'moderate' | 'low'
/** A published fault of a library at the very version that ships. `since`: the day on which it was published. */
export type LibraryFault = { id: string; severity: Severity; since: string }
/** A library that ships and what is known of it. */
export type LibraryRow = {
  name: string
  version: string
  direct: boolean
  releasedOn: string | null   // by the registry; null: not asked yet
  newerSince: string | null   // of a direct one, the day since which there is a newer release; null: none, or not asked
  from: 'osv' | 'read' | null // where faults were looked for: all that OSV knows, or announcements that a person read; null: nowhere yet
  read?: string[]             // addresses of what was read
  checkedOn: string | null
  faults: LibraryFault[]
}
export type LibraryRecord = { checkedOn: string; osv: string | null; rows: LibraryRow[] }
/** Days in which a fault is mended, from the day it is public; `routine`: in which a newer release is taken, and in which everything is looked at again. */
export type Frames = Record<Severity | 'routine', number>
export type Shipped = { name: string; version: string; direct: boolean }

export const recordFile = `${project}docs/libraries.json`
export const recordKept = (): LibraryRecord => JSON.parse(readFileSync(recordFile, 'utf8')) as LibraryRecord

type Lock = { packages: Record<string, { version?: string; dev?: boolean; dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }> }

/** All of a package-lock.json but what only building and testing need, once each, by name. */
export function shippedIn({ packages }: Lock): Shipped[] {
  const mine = { ...packages['']?.dependencies, ...packages['']?.optionalDependencies }
  const found = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev).map(([path, { version = '' }]) => {
    const name = path.split('node_modules/').at(-1)!
    return { name, version, direct: name in mine && path === `node_modules/${name}` }
  })
  const key = ({ name, version }: Shipped) => `${name}@${version}`
  const once = new Map(found.sort((a, b) => Number(a.direct) - Number(b.direct)).map((each) => [key(each), each]))
  return [...once.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export const shippedNow = (): Shipped[] => shippedIn(JSON.parse(readFileSync(`${project}package-lock.json`, 'utf8')) as Lock)

/** As SECURITY.md promises them. */
export function framesIn(policy: string): Frames {
  const days = (shape: RegExp) => Number(shape.exec(policy)?.[1] ?? Number.NaN)
  const rest = days(/Lỗi còn lại \| trong (\d+) ngày/)
  return { critical: days(/nghiêm trọng.*\| bản vá trong (\d+) ngày/), high: days(/Lỗi cao.*\| trong (\d+) ngày/), moderate: rest, low: rest, routine: days(/Thư viện bên thứ ba \|.*trong (\d+) ngày/) }
}

const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/**
 * What stands against the record, a line each: a library that ships without a row of its version or a row without its library, a fault or a newer release past its time
 * on the record's own day, a record older than a routine look. Nothing here turns false by waiting.
 * @param madeOn the day of the last change of the product
 */
export function faultsOfRecord({ checkedOn, rows }: LibraryRecord, shipped: readonly Shipped[], frames: Frames, madeOn: string): string[] {
  const key = ({ name, version }: { name: string; version: string }) => `${name}@${version}`
  const [known, needed] = [new Set(rows.map(key)), new Set(shipped.map(key))]
  return [
    ...shipped.filter((each) => !known.has(key(each))).map((each) => `${key(each)}: ships and was not looked at`),
    ...rows.filter((each) => !needed.has(key(each))).map((each) => `${key(each)}: does not ship`),
    ...rows.filter(({ releasedOn }) => releasedOn !== null && releasedOn > checkedOn).map((row) => `${key(row)}: released after it was looked at`),
    ...rows.flatMap((row) => row.faults.filter(({ severity, since }) => daysFrom(since, checkedOn) > frames[severity]).map(({ id, severity, since }) => `${key(row)}: ${id}, ${severity}, public since ${since}`)),
    ...rows.filter(({ newerSince }) => newerSince !== null && daysFrom(newerSince, checkedOn) > frames.routine).map((row) => `${key(row)}: a newer one is there since ${row.newerSince}`),
    ...(daysFrom(checkedOn, madeOn) > frames.routine ? [`the record is of ${checkedOn}, the product of ${madeOn}`] : [])
  ]
}
