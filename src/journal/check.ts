import { type Database, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Noted, isSigned } from './checkpoint.ts'
import { wrongDays } from './digest.ts'
import { type Signing, witnessedIn } from './heads.ts'
import { emptyFrontier, type Frontier, grow, rootOf } from './merkle.ts'

/** What is wrong with the journal: where, and of what kind. */
export type Fault =
  | { kind: 'entry' | 'missing' | 'value' | 'head' | 'signature'; seq: number }
  | { kind: 'unchained'; id: number }
  | { kind: 'witness'; size: number }
  | { kind: 'access'; day: string }
export type Check = { size: number; millis: number; fault: Fault | null }

const atOnce = 5000

/** Reads the whole journal again: every entry against its link, the links against each other, all signed heads, the heads that the file witnesses, the log of access. */
export async function checkJournal(database: Database, { witnessFile }: Pick<Signing, 'witnessFile'>): Promise<Check> {
  const begunAt = performance.now()
  const frontier = emptyFrontier()
  const fault = await findFault(database, frontier, await witnessedIn(witnessFile))
  const check = { size: frontier.size, millis: Math.round(performance.now() - begunAt), fault }
  await database.transaction((tx) => rows(tx, sql`
    insert into journal_check (size, millis, fault) values (${check.size}, ${check.millis}, ${fault === null ? null : JSON.stringify(fault)}::jsonb)`))
  return check
}

async function findFault(database: Database, frontier: Frontier, witnessed: Noted[]): Promise<Fault | null> {
  const { seq: size, heads } = await database.read(async (tx) => ({
    ...await row<{ seq: number }>(tx, sql`select seq from journal_chain`),
    heads: await rows<{ size: number; root: Buffer; note: string; signer: Buffer }>(tx, sql`select size, root, note, signer from journal_head order by size`),
  }))
  for (const head of heads) if (!isSigned(head.note, head.signer)) return { kind: 'signature', seq: head.size }
  const roots = new Map<number, Buffer[]>()
  const expect = (at: number, root: Buffer) => roots.set(at, [...roots.get(at) ?? [], root])
  for (const head of heads) expect(head.size, head.root)
  for (const head of witnessed) expect(head.size, head.root)
  let prev: Buffer = Buffer.alloc(32)
  while (frontier.size < size) {
    const links = await linksAfter(database, frontier.size, size)
    if (links.length === 0) return { kind: 'missing', seq: frontier.size + 1 }
    for (const link of links) {
      if (link.seq !== frontier.size + 1) return { kind: 'missing', seq: frontier.size + 1 }
      if (!link.whole || !link.prev.equals(prev)) return { kind: 'entry', seq: link.seq }
      if (!link.valuesWhole) return { kind: 'value', seq: link.seq }
      grow(frontier, link.hash)
      prev = link.hash
      const root = roots.has(link.seq) ? rootOf(frontier) : null
      if (root && heads.some((head) => head.size === link.seq && !head.root.equals(root))) return { kind: 'head', seq: link.seq }
      if (root && roots.get(link.seq)!.some((each) => !each.equals(root))) return { kind: 'witness', size: link.seq }
    }
  }
  const beyond = [...roots.keys()].find((each) => each > size)
  return beyond === undefined ? outsideTheChain(database) : { kind: 'witness', size: beyond }
}

type Link = { seq: number; prev: Buffer; hash: Buffer; whole: boolean; valuesWhole: boolean }

/** Of each link whether its entry still has the bytes that were hashed, and each value that is kept the hash in the entry. */
const linksAfter = (database: Database, seq: number, upTo: number) => database.read((tx) => rows<Link>(tx, sql`
  select l.seq, l.prev, l.hash, sha256(convert_to(journal_text(j, l.seq, l.prev), 'UTF8')) = l.hash as whole,
    not exists (
      select from journal_value v
      where v.entry_id = j.id and encode(sha256(v.salt || convert_to(v.value, 'UTF8')), 'hex') is distinct from
        case v.path when 'reason' then j.reason
          else to_jsonb(j) #>> array[split_part(v.path, '.', 1), substr(v.path, strpos(v.path, '.') + 1), 'sealed'] end) as "valuesWhole"
  from journal_link l join journal j on j.id = l.entry_id
  where l.seq > ${seq} and l.seq <= ${upTo}
  order by l.seq
  limit ${atOnce}`))

async function outsideTheChain(database: Database): Promise<Fault | null> {
  const [loose] = await database.read((tx) => rows<{ id: number }>(tx, sql`
    select j.id from journal j where not exists (select from journal_link l where l.entry_id = j.id) order by j.id limit 1`))
  if (loose) return { kind: 'unchained', id: loose.id }
  const [day] = await database.read(wrongDays)
  return day ? { kind: 'access', day } : null
}
