import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { grantRole } from '#access/public.ts'
import { inviteFirstAdministrator, type Pepper } from '#accounts/public.ts'
import type { Actor } from '#ground/actor.ts'
import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { migrate } from '#ground/database/migrate.ts'
import { type Register, openRegister } from '#ground/database/register.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { today } from '#ground/time/day.ts'
import { signHead, type Signing } from '#journal/public.ts'
import { loadNationalTree } from '#units/public.ts'
import { type Product, productWith } from './capabilities.ts'
import { openKeys } from './keys/change.ts'
import { type KeyPlace, keyPlaceIn, requireGiven, signerAt, withSecrets } from './keys/place.ts'
import { sayRefusal } from './messages.ts'
import { migrations, policies } from './migrations.ts'
import { progressOf } from './progress.ts'

export const project = fileURLToPath(new URL('../../', import.meta.url))

/** dataDir: where the office keeps what stands outside the database: backups, heads of the journal, and the keys unless they are given elsewhere. */
export type Office = Register & { product: Product; actor: Actor; pepper: Pepper; signing: Signing; dataDir: string; keyPlace: KeyPlace }

/** The data folder, whether it is there yet or not. */
export const theDataDir = (): string => process.env.NHATTHE_DATA || `${project}data`

/** Where the keys are, and the environment with the secrets that are given there. @throws Refusal keys.* */
export function theSurroundings(): { keyPlace: KeyPlace; env: NodeJS.ProcessEnv } {
  const keyPlace = keyPlaceIn(process.env, theDataDir())
  requireGiven(keyPlace)
  return { keyPlace, env: withSecrets(process.env, keyPlace) }
}

type Opening = { exclusive?: boolean; empty?: boolean; first?(): Promise<void> }

/**
 * The office's register, ready for use: migrated, and with the national tree unless it is to stay empty.
 * @param opening exclusive: for 'serve', the only one on its folder · empty: for 'restore' · first: what must hold before the long work
 */
export async function openOffice({ exclusive = false, empty = false, first }: Opening = {}): Promise<Office> {
  const dataDir = theDataDir()
  const { keyPlace, env } = theSurroundings()
  const register = await openRegister({ dataDir, databaseUrl: env.DATABASE_URL || undefined, exclusive })
  try {
    await first?.()
    await migrate(register.database, migrations(), policies())
    if (!empty) await loadTreeOnce(register)
    mkdirSync(dataDir, { recursive: true }) // with a server of the office's own, nothing else makes it
    const { pepper, identity } = await openKeys(register.database, keyPlace, { move: exclusive, actor: commandLineActor() })
    const signing = { signer: signerAt(keyPlace), witnessFile: join(dataDir, 'journal-heads.txt') }
    return { ...register, dataDir, keyPlace, product: productWith(identity), actor: commandLineActor(), pepper, signing, close: () => closeSigned(register, signing) }
  } catch (error) {
    await register.close()
    throw error
  }
}

/** What was written is signed before the register closes; why it is not is said, for the work itself is done. */
async function closeSigned({ database, close }: Register, signing: Signing): Promise<void> {
  await signHead(database, signing).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Refusal ? sayRefusal(error) : String(error)}\n`)
  })
  await close()
}

/** Who acts when the command line does: the program itself, which may do everything. */
export const commandLineActor = (): Actor => ({ accountId: 0, name: 'Dòng lệnh', today: today(), may: ['*'], unitId: null })

/** The one-time link of a register that nobody can enter yet, for an administrator of the whole of it. Null where somebody can. */
export async function inviteAdministrator(tx: Tx): Promise<string | null> {
  const token = await inviteFirstAdministrator(tx)
  if (token === null) return null
  const { accountId } = await row<{ accountId: number }>(tx, sql`select account_id as "accountId" from invitation where used_at is null`)
  await grantRole(tx, { accountId, role: 'administrator', areaId: null })
  return token
}

const LOADING = 20250704

async function loadTreeOnce({ database }: Register): Promise<void> {
  if ((await database.glance(sql`select 1 from unit limit 1`)).length > 0) return
  const progress = progressOf({ vi: 'Nạp danh mục đơn vị cả nước', en: 'Loading the national list of units' })
  const usual = 8000 // ms on two cores, the only thing known beforehand
  const begunAt = performance.now()
  const timer = setInterval(() => progress.at(Math.min(0.97, (performance.now() - begunAt) / usual)), 250)
  try {
    await database.transaction(async (tx) => {
      await rows(tx, sql`select pg_advisory_xact_lock(${LOADING})`)
      await tx.query('set local statement_timeout = 0')
      if (!(await findRow(tx, sql`select 1 from unit limit 1`))) await loadNationalTree(tx)
    })
  } finally {
    clearInterval(timer)
    progress.done()
  }
}
