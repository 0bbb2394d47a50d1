import { restore as restoreInto, seededBy } from '#ground/database/restore.ts'
import { writeNumber } from '#ground/text/numbers.ts'
import type { Command } from '../command.ts'
import { migrations } from '../migrations.ts'
import { openOffice } from '../office.ts'
import { progressOf } from '../progress.ts'

export const restore: Command = {
  name: 'restore', takes: 'FILE [--json]', files: 1,
  says: { vi: 'Khôi phục một bản sao lưu vào sổ trống.', en: 'Put a backup into an empty register.' },
  more: {
    vi: 'Kiểm toàn bộ tệp trước, rồi ghi tất cả trong một lần hoặc không ghi gì. Sổ trống là thư mục NHATTHE_DATA mới hoặc cơ sở dữ liệu mới.',
    en: 'The whole file is checked first, then all of it is written at once or nothing. An empty register is a new NHATTHE_DATA folder or a new database.'
  },
  options: { json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } } },
  async run({ files: [file = ''], options }) {
    const office = await openOffice({ empty: true })
    const progress = progressOf({ vi: 'Khôi phục', en: 'Restoring' })
    try {
      const { tables } = await restoreInto(office.database, file, { seeded: seededBy(migrations()), progress: ({ part }) => progress.at(part) })
      progress.done()
      const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
      process.stdout.write(options.json
        ? `${JSON.stringify({ file, tables })}\n`
        : `Đã khôi phục ${Object.keys(tables).length} bảng, ${writeNumber(rows)} dòng từ ${file}.\n${Object.keys(tables).length} tables, ${rows} rows restored from ${file}.\n`)
      return 0
    } finally {
      await office.close()
    }
  }
}
