import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { LibraryFault, LibraryRecord, LibraryRow, Severity, Shipped } from './libraries.ts'

export type Asking = {
  /** Speaks as api.osv.dev does; null: nobody is asked, and what is known of the same version stays. */
  osv: string | null
  /** Whether the registry is asked about a package; by npm itself, with the office's own .npmrc. */
  registryFor(each: Shipped): boolean
  today: string
}

/** The record anew: faults from OSV, days of release from the registry; what is known of a version that still ships is kept where nobody is asked. */
export async function askLibraries(shipped: readonly Shipped[], before: LibraryRecord | null, { osv, registryFor, today }: Asking): Promise<LibraryRecord> {
  const known = new Map(before?.rows.map((row) => [`${row.name}@${row.version}`, row]))
  const faults = osv === null ? null : await faultsFrom(osv, shipped)
  const rows: LibraryRow[] = []
  for (const [at, each] of shipped.entries()) {
    const was = known.get(`${each.name}@${each.version}`)
    const times = registryFor(each) && (each.direct || !was?.releasedOn) ? await releasesOf(each.name) : null
    const looked = faults ? { from: 'osv' as const, checkedOn: today, faults: faults[at]! } : was ? { from: was.from, checkedOn: was.checkedOn, faults: was.faults, ...(was.read ? { read: was.read } : {}) } : { from: null, checkedOn: null, faults: [] }
    rows.push({
      ...each,
      releasedOn: times ? times[each.version]?.slice(0, 10) ?? null : was?.releasedOn ?? null,
      newerSince: each.direct ? (times ? newerThan(each.version, times) : was?.newerSince ?? null) : null,
      ...looked
    })
  }
  return { checkedOn: today, osv: osv ?? before?.osv ?? null, rows }
}

const run = promisify(execFile)

async function releasesOf(name: string): Promise<Record<string, string>> {
  const { stdout } = await run('npm', ['view', name, 'time', '--json'], { maxBuffer: 2 ** 26 })
  return JSON.parse(stdout) as Record<string, string>
}

/** The day of the first later release of the same major line; a beta is followed by betas too, a whole release by whole ones only. */
export function newerThan(version: string, times: Record<string, string>): string | null {
  const parts = (text: string) => { const [main = '', before] = text.split(/-(.*)/); return [...main.split('.').map(Number), ...before === undefined ? [Number.POSITIVE_INFINITY] : (before.match(/\d+/g) ?? []).map(Number)] }
  const own = parts(version)
  const later = (other: number[]) => { const at = other.findIndex((part, i) => part !== (own[i] ?? -1)); return at > 0 && other[at]! > (own[at] ?? -1) }
  return Object.entries(times).filter(([other]) => /^\d+\.\d+\.\d+/.test(other) && (version.includes('-') || !other.includes('-')) && later(parts(other))).map(([, at]) => at.slice(0, 10)).sort()[0] ?? null
}

type Batch = { results: { vulns?: { id: string }[]; next_page_token?: string }[] }
type Told = { id: string; published: string; withdrawn?: string; database_specific?: { severity?: string } }

async function faultsFrom(osv: string, shipped: readonly Shipped[]): Promise<LibraryFault[][]> {
  const ids: string[][] = shipped.map(() => [])
  let open = shipped.map(({ name, version }, at) => ({ at, query: { package: { name, ecosystem: 'npm' }, version } as Record<string, unknown> }))
  while (open.length > 0) {
    const now = open.slice(0, 500)
    const { results } = await told<Batch>(`${osv}/v1/querybatch`, { queries: now.map(({ query }) => query) })
    if (results.length !== now.length) throw new Error(`${osv}: ${results.length} answers to ${now.length} questions`)
    const more = now.flatMap(({ at, query }, i) => {
      ids[at]!.push(...(results[i]!.vulns ?? []).map(({ id }) => id))
      return results[i]!.next_page_token ? [{ at, query: { ...query, page_token: results[i]!.next_page_token } }] : []
    })
    open = [...more, ...open.slice(500)]
  }
  const every = new Map<string, Told>()
  for (const id of new Set(ids.flat())) every.set(id, await told<Told>(`${osv}/v1/vulns/${encodeURIComponent(id)}`))
  return ids.map((of) => of.map((id) => every.get(id)!).filter(({ withdrawn }) => withdrawn === undefined).map((one) => ({ id: one.id, severity: severityOf(one), since: one.published.slice(0, 10) })))
}

const severities: Record<string, Severity> = { CRITICAL: 'critical', HIGH: 'high', MODERATE: 'moderate', MEDIUM: 'moderate', LOW: 'low' }
/** A fault that says nothing of itself is taken for the gravest, until somebody has read it. */
const severityOf = ({ database_specific: { severity = '' } = {} }: Told): Severity => severities[severity.toUpperCase()] ?? 'critical'

async function told<Answer>(url: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000), ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return await answer.json() as Answer
}
