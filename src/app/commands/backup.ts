import { backUp } from '#ground/database/backup.ts'
import { writeNumber } from '#ground/text/numbers.ts'
import { signHead } from '#journal/public.ts'
import type { Command } from '../command.ts'
import { openOffice } from '../office.ts'
import { progressOf } from '../progress.ts'

/** Open sessions and one-time links are not worth keeping, and a copy of them not worth having. */
const without = ['session', 'invitation']

export const backup: Command = {
  name: 'backup', takes: 'FILE [--json]', files: 1,
  says: { vi: 'Sao lưu toàn bộ sổ vào một tệp, trong khi mọi người vẫn làm việc.', en: 'Write the whole register into one file while others go on working.' },
  more: {
    vi: 'Tệp chứa mọi bảng ở cùng một thời điểm, có số dòng và mã kiểm từng bảng. Tệp chưa mã hóa: hãy giữ như giữ sổ.',
    en: 'The file holds every table at one instant, with counts and hashes. It is not encrypted: keep it as you keep the register.'
  },
  options: { json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } } },
  async run({ files: [file = ''], options }) {
    const office = await openOffice()
    const progress = progressOf({ vi: 'Sao lưu', en: 'Backing up' })
    try {
      await signHead(office.database, office.signing) // the copy holds a head over all that it holds
      const { manifest, bytes } = await backUp(office.database, file, { without, progress: ({ part }) => progress.at(part) })
      progress.done()
      const [tables, rows] = [Object.keys(manifest.tables).length, Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)]
      process.stdout.write(options.json
        ? `${JSON.stringify({ file, bytes, tables: manifest.tables })}\n`
        : `Đã sao lưu ${tables} bảng, ${writeNumber(rows)} dòng vào ${file} (${writeNumber(Math.ceil(bytes / 1024))} KiB).\n${tables} tables, ${rows} rows backed up into ${file}.\n`)
      return 0
    } finally {
      await office.close()
    }
  }
}
