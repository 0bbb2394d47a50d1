import { writeFile } from 'node:fs/promises'
import { template as workbook } from '#imports/public.ts'
import { type Command, WrongUsage } from '../command.ts'
import { productWith } from '../capabilities.ts'

export const template: Command = {
  name: 'template', takes: 'FILE [--lang vi|en]', files: 1,
  says: { vi: 'Ghi sổ tính mẫu: danh sách chọn, ghi chú, dòng ví dụ.', en: 'Write the template workbook: lists to choose from, notes, an example row.' },
  options: { lang: { kind: 'value', says: { vi: 'ngôn ngữ của tên cột, mặc định vi', en: 'language of the headings, vi by default' } } },
  async run({ files: [file = ''], options }) {
    const { lang = 'vi' } = options
    if (lang !== 'vi' && lang !== 'en') throw new WrongUsage({ vi: '--lang nhận vi hoặc en.', en: '--lang takes vi or en.' })
    const { sheets } = productWith(Buffer.alloc(32)) // no identity number is read here
    await writeFile(file, await workbook(sheets, lang))
    process.stdout.write(`${file}\n`)
    return 0
  }
}
