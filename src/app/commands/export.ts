import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Tx } from '#ground/database/database.ts'
import { documentCalled, exportDocument } from '#documents/public.ts'
import type { Mark } from '#ground/http/handed-out.ts'
import { exportRegister } from '#imports/public.ts'
import { markOf, noteLooks } from '#journal/public.ts'
import type { Day } from '#ground/time/day.ts'
import { dayOf, unitAsked, unitOptions } from '../asked-unit.ts'
import { documents } from '../capabilities.ts'
import { type Command, WrongUsage } from '../command.ts'
import { type Office, openOffice } from '../office.ts'

export const exportCommand: Command = {
  name: 'export', takes: 'FORM --unit CODE --on DAY FILE', files: 2,
  says: { vi: 'Xuất một biểu (NTH-01, NTH-02: .xlsx hoặc .docx) hoặc sổ của đơn vị (REGISTER: .xlsx).', en: 'Export a form (NTH-01, NTH-02: .xlsx or .docx) or the unit’s register (REGISTER: .xlsx).' },
  more: { vi: 'REGISTER cho lại sổ tính nhập: nhập lại tệp đó không đổi gì.', en: 'REGISTER gives the import workbook back: importing that file changes nothing.' },
  options: unitOptions,
  async run(given) {
    const [form = '', file = ''] = given.files
    const [on, format] = [dayOf(given), formatOf(file)]
    const office = await openOffice()
    try {
      const mark = await markOf(office.database)
      const { bytes, personIds, people } = await office.database.read(async (tx) => made(tx, office, form, format, (await unitAsked(tx, given)).id, on, mark))
      await noteLooks(office.database, [{ actor: office.actor, requestId: '', route: `export ${form.toUpperCase()}`, purpose: 'export', personIds, people, mark: mark.number }])
      await writeFile(file, bytes)
      process.stdout.write(`${file}\n`)
      return 0
    } finally {
      await office.close()
    }
  }
}

type Made = { bytes: Uint8Array; personIds: readonly number[]; people: number }

async function made(tx: Tx, { product, actor }: Office, form: string, format: 'xlsx' | 'docx', unitId: number, on: Day, mark: Mark): Promise<Made> {
  if (form.toUpperCase() === 'REGISTER') {
    if (format !== 'xlsx') throw new WrongUsage({ vi: 'REGISTER chỉ xuất được .xlsx.', en: 'REGISTER comes as .xlsx only.' })
    return { ...await exportRegister(tx, product.importing.engine, actor, unitId, on, 'vi', mark), personIds: [] }
  }
  const { bytes, form: { people = [] } } = await exportDocument(tx, documentCalled(documents, form), format, { unitId, on, actor, at: new Date() }, mark)
  return { bytes, personIds: people, people: people.length }
}

function formatOf(file: string): 'xlsx' | 'docx' {
  const extension = extname(file).toLowerCase()
  if (extension === '.xlsx') return 'xlsx'
  if (extension === '.docx') return 'docx'
  throw new WrongUsage({ vi: `Tên tệp phải kết thúc bằng .xlsx hoặc .docx, không phải «${extension}».`, en: `The file name must end in .xlsx or .docx, not “${extension}”.` })
}
