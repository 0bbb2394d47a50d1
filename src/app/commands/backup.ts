import { writeNumber } from '#ground/text/numbers.ts'
import { signHead } from '#journal/public.ts'
import { keptKeys, requireKeys } from '../backups/keys.ts'
import { makeBackup, requireSealing, rowsIn } from '../backups/make.ts'
import { type Command, WrongUsage, textsOf } from '../command.ts'
import { openOffice, theDataDir } from '../office.ts'
import { progressOf } from '../progress.ts'

export const backup: Command = {
  name: 'backup', takes: 'FILE [--to KEY]… [--plain] [--json]', files: 1,
  says: { vi: 'Sao lưu toàn bộ sổ vào một tệp mã hóa, trong khi mọi người vẫn làm việc.', en: 'Write the whole register into one encrypted file while others go on working.' },
  more: {
    vi: 'Tệp chứa mọi bảng ở cùng một thời điểm, được đọc lại toàn bộ ngay khi ghi xong. Mã hóa bằng khóa công khai (age): khóa của --to, hoặc của cơ quan (xem backup-keys).',
    en: 'The file holds every table at one instant and is read back whole at once. It is encrypted to public keys (age): those of --to, or the office’s own (see backup-keys).'
  },
  options: {
    to: { kind: 'many', says: { vi: 'khóa công khai age1…, một hoặc hai lần', en: 'a public key age1…, once or twice' } },
    plain: { kind: 'yes', says: { vi: 'không mã hóa: ai có tệp đều đọc được sổ', en: 'not encrypted: whoever has the file can read the register' } },
    json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } }
  },
  async run(given) {
    const { files: [file = ''], options } = given
    const [to, plain] = [textsOf(given, 'to'), options.plain === true]
    if (plain && to.length > 0) throw new WrongUsage({ vi: '--plain và --to không đi cùng nhau.', en: '--plain and --to do not go together.' })
    const sealing = { plain, publicKeys: plain ? [] : to.length > 0 ? await requireKeys(to, '--to') : await keptKeys(theDataDir()) }
    requireSealing(sealing)
    const office = await openOffice()
    const progress = progressOf({ vi: 'Sao lưu', en: 'Backing up' })
    try {
      await signHead(office.database, office.signing) // the copy holds a head over all that it holds
      const { manifest, bytes } = await makeBackup(office.database, file, sealing, { progress: progress.at })
      progress.done()
      if (plain) process.stderr.write('Tệp KHÔNG mã hóa: hãy giữ như giữ sổ.\nThe file is NOT encrypted: keep it as you keep the register.\n')
      const [tables, rows] = [Object.keys(manifest.tables).length, rowsIn(manifest)]
      process.stdout.write(options.json
        ? `${JSON.stringify({ file, bytes, sealedTo: sealing.publicKeys, tables: manifest.tables, journal: manifest.journal })}\n`
        : `Đã sao lưu và đọc lại ${tables} bảng, ${writeNumber(rows)} dòng: ${file} (${writeNumber(Math.ceil(bytes / 1024))} KiB).\n${tables} tables, ${rows} rows backed up and read back: ${file}.\n`)
      return 0
    } finally {
      await office.close()
    }
  }
}
