import { exportJournal, signHead } from '#journal/public.ts'
import type { Command } from '../command.ts'
import { openOffice } from '../office.ts'

export const journal: Command = {
  name: 'journal', takes: 'FILE [--values] [--json]', files: 1,
  says: { vi: 'Xuất nhật ký cùng các mốc ký và khóa công khai, để người khác kiểm.', en: 'Export the journal with its signed heads and public key, for others to verify.' },
  more: {
    vi: 'Tên, ngày sinh và lý do chỉ có dấu băm trong tệp, trừ khi thêm --values. Kiểm bằng «nhat-the verify» hoặc trang /verify.html.',
    en: 'Names, days of birth and reasons stand there as hashes only, unless --values is given. Verify it with “nhat-the verify” or the page /verify.html.'
  },
  options: {
    values: { kind: 'yes', says: { vi: 'kèm các giá trị cá nhân', en: 'with the personal values' } },
    json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } }
  },
  async run({ files: [file = ''], options }) {
    const office = await openOffice()
    try {
      await signHead(office.database, office.signing)
      const done = await exportJournal(office.database, file, { values: options.values === true })
      process.stdout.write(options.json ? `${JSON.stringify({ file, ...done })}\n` : `${file}: ${done.entries} việc, ${done.heads} mốc ký.\n${file}: ${done.entries} entries, ${done.heads} signed heads.\n`)
      return 0
    } finally {
      await office.close()
    }
  }
}
