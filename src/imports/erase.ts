import { strFromU8, unzipSync } from 'fflate'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { fold } from '#ground/text/fold.ts'

/** Raw workbooks and what was found in them go: of every import that has ended, and of those under way that name the person, which are dropped. @returns how many */
export async function eraseFromImports(tx: Tx, names: string[]): Promise<number> {
  const keys = names.map(fold)
  const open = await rows<{ id: number; file: Buffer | null; rest: string }>(tx, sql`
    select id, file, found::text || mends::text as rest from import_job where ended_at is null for update`)
  const naming = open.filter(({ file, rest }) => [rest, ...(file ? textsIn(file) : [])].some((text) => mentions(text, keys))).map(({ id }) => id)
  const gone = await rows(tx, sql`
    update import_job set file = null, found = '{}', mends = '{}', state = case when ended_at is null then 'dropped' else state end, step = '', ended_at = coalesce(ended_at, now())
    where id = any(${naming}::int[]) or (ended_at is not null and (file is not null or found <> '{}' or mends <> '{}'))
    returning id`)
  for (const { id, name } of await rows<{ id: number; name: string }>(tx, sql`select id, file_name as name from import_job`))
    if (mentions(name, keys)) await rows(tx, sql`update import_job set file_name = ${`tep-${id}`} where id = ${id}`)
  return gone.length
}

const mentions = (text: string, keys: string[]) => {
  const folded = fold(text)
  return keys.some((key) => key !== '' && folded.includes(key))
}

/** What the letters of a file are: the parts of a workbook without their marks, or the file itself. */
function textsIn(file: Buffer): string[] {
  if (file.subarray(0, 2).toString('latin1') !== 'PK') return [file.toString('utf8'), file.toString('utf16le')]
  try {
    return Object.values(unzipSync(new Uint8Array(file))).map((part) => strFromU8(part).replace(/<[^>]*>/g, ' '))
  } catch {
    return []
  }
}
