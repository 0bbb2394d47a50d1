import { readFile } from 'node:fs/promises'
import { secretKeysIn } from '#ground/database/backup-key.ts'
import { restore as restoreInto, seededBy } from '#ground/database/restore.ts'
import { Refusal } from '#ground/refusal.ts'
import { writeNumber } from '#ground/text/numbers.ts'
import type { Tx } from '#ground/database/database.ts'
import { type Erasure, erasuresFileIn, keepErased, noteErasures, readErasures } from '#privacy/public.ts'
import { rowsIn } from '../backups/make.ts'
import { type Witnessed, headsIn, requireWitnessed } from '../backups/witness.ts'
import { type Command, type Given, textOf } from '../command.ts'
import { sayRefusal } from '../messages.ts'
import { migrations } from '../migrations.ts'
import { openKeys, requireHeld } from '../keys/change.ts'
import { type Office, openOffice } from '../office.ts'
import { progressOf } from '../progress.ts'

export const restore: Command = {
  name: 'restore', takes: 'FILE [--key KEYFILE] [--witness FILE] [--erasures FILE] [--json]', files: 1,
  says: { vi: 'Khôi phục một bản sao lưu vào sổ trống.', en: 'Put a backup into an empty register.' },
  more: {
    vi: 'Kiểm toàn bộ tệp trước, rồi ghi tất cả trong một lần hoặc không ghi gì. Sổ trống là thư mục NHATTHE_DATA mới hoặc cơ sở dữ liệu mới.',
    en: 'The whole file is checked first, then all of it is written at once or nothing. An empty register is a new NHATTHE_DATA folder or a new database.'
  },
  options: {
    key: { kind: 'value', says: { vi: 'tệp chứa khóa bí mật AGE-SECRET-KEY-1…; hoặc đặt biến NHATTHE_BACKUP_KEY', en: 'file with the secret key AGE-SECRET-KEY-1…; or set NHATTHE_BACKUP_KEY' } },
    witness: { kind: 'value', says: { vi: 'tệp đầu sổ nhật ký đã ký (journal-heads.txt): bản sao lưu cũ hơn thì từ chối', en: 'the file of signed journal heads (journal-heads.txt): a backup older than them is refused' } },
    erasures: { kind: 'value', says: { vi: 'tệp những lần xóa dữ liệu của một người (erasures.txt): ai đã xóa được xóa lại', en: 'the file of erasures (erasures.txt): whoever was erased is erased again' } },
    'even-if-older': { kind: 'yes', says: { vi: 'dù cũ hơn vẫn khôi phục: việc ghi sau đó mất', en: 'restore it even if it is older: what came after is lost' } },
    json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } }
  },
  async run(given) {
    const { files: [file = ''], options } = given
    const secretKeys = await secretKeysGiven(given)
    const witnessed = options.witness === undefined ? undefined : headsIn(await readFile(textOf(given, 'witness'), 'utf8'))
    const erasures = options.erasures === undefined ? [] : readErasures(await readFile(textOf(given, 'erasures'), 'utf8'), textOf(given, 'erasures'))
    const office = await openOffice({ empty: true })
    const progress = progressOf({ vi: 'Khôi phục', en: 'Restoring' })
    try {
      const manifest = await restoreInto(office.database, file, {
        secretKeys, holds: async (tx, { madeAt }) => {
          await holdsWitnessed(tx, witnessed, madeAt, options['even-if-older'] === true)
          await requireHeld(tx, office.keyPlace)
        },
        seeded: seededBy(migrations()), progress: ({ part }) => progress.at(part)
      })
      progress.done()
      await openKeys(office.database, office.keyPlace, { move: true, actor: office.actor }) // an older backup stands under former keys
      const erased = await eraseAgainIn(office, erasures)
      const { tables, journal } = manifest
      process.stdout.write(options.json
        ? `${JSON.stringify({ file, tables, journal, erasedAgain: erased })}\n`
        : `${erased > 0 ? `Đã xóa lại dữ liệu của ${writeNumber(erased)} người.\nThe data of ${erased} persons was erased again.\n` : ''}Đã khôi phục ${Object.keys(tables).length} bảng, ${writeNumber(rowsIn(manifest))} dòng từ ${file}.\n${Object.keys(tables).length} tables, ${rowsIn(manifest)} rows restored from ${file}.\n`)
      return 0
    } finally {
      await office.close()
    }
  }
}

/** Whoever was erased after the backup was made. What was given beside it is kept in the data folder from here on. */
async function eraseAgainIn({ database, dataDir }: Office, given: Erasure[]): Promise<number> {
  const file = erasuresFileIn(dataDir)
  await noteErasures(file, given)
  return keepErased(database, file)
}

/** What is older than its witness is refused, or said where it was asked for all the same. */
async function holdsWitnessed(tx: Tx, witnessed: Witnessed[] | undefined, madeAt: string, evenIfOlder: boolean): Promise<void> {
  if (witnessed === undefined) return
  await requireWitnessed(tx, witnessed, madeAt).catch((error: unknown) => {
    if (!evenIfOlder || !(error instanceof Refusal) || error.code !== 'backup.older-than-witnessed') throw error
    process.stderr.write(`${sayRefusal(error)}\n`)
  })
}

async function secretKeysGiven(given: Given): Promise<string[]> {
  const file = textOf(given, 'key')
  const [text, from] = file ? [await readFile(file, 'utf8'), file] : [process.env.NHATTHE_BACKUP_KEY ?? '', 'NHATTHE_BACKUP_KEY']
  const keys = secretKeysIn(text)
  if (text !== '' && keys.length === 0) throw new Refusal('backup.no-secret-key', { from })
  return keys
}
