import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

/** Where a text about the person stood. */
const instead = '«…»'

/** What was written about these records of one person, and by that person, goes whole; that somebody was assessed, and as what, stays and names nobody. @returns how many texts */
export async function eraseFromEvaluations(tx: Tx, records: number[]): Promise<number> {
  const inFindings = await rows(tx, sql`update evaluation_finding set basis = ${instead} where person_id = any(${records}::int[]) and basis is not null returning 1`)
  const inReasons = await rows(tx, sql`update evaluation set reason = ${instead} where person_id = any(${records}::int[]) and reason is not null returning 1`)
  const inAnswers = await rows(tx, sql`update evaluation_answer set note = ${instead} where person_id = any(${records}::int[]) returning 1`)
  return inFindings.length + inReasons.length + inAnswers.length
}
