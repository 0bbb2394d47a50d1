import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type CellFault, type Imported, importFile, sayCellFault } from '#imports/public.ts'
import { type Command, type ExitCode, textOf } from '../command.ts'
import { messages, sayRefusal } from '../messages.ts'
import { type Office, openOffice } from '../office.ts'
import { progressOf } from '../progress.ts'

export const importCommand: Command = {
  name: 'import', takes: 'FILE [--check] [--json]', files: 1,
  says: { vi: 'Nhập một sổ tính: ghi tất cả trong một lần, hoặc không ghi gì và nói rõ từng ô sai.', en: 'Import a workbook: all of it at once, or nothing and every faulty cell named.' },
  options: {
    check: { kind: 'yes', says: { vi: 'chỉ xem sẽ đổi gì, không ghi', en: 'say what would change, write nothing' } },
    unit: { kind: 'value', says: { vi: 'mã đơn vị, khi tệp không có trang «Thông tin»', en: 'code of the unit, where the file has no sheet «Thông tin»' } },
    on: { kind: 'value', says: { vi: 'ngày của số liệu, khi tệp không ghi', en: 'day of the data, where the file does not say' } },
    json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } }
  },
  async run(given) {
    const { files: [file = ''], options } = given
    const bytes = await readFile(file)
    const office = await openOffice()
    try {
      const said = { ...(options.unit ? { unit: textOf(given, 'unit') } : {}), ...(options.on ? { on: textOf(given, 'on') } : {}) }
      const imported = await importInto(office, { name: basename(file), bytes }, { check: options.check === true, given: said })
      process.stdout.write(options.json ? `${JSON.stringify(asJson(imported))}\n` : asText(imported))
      return exitOf(imported)
    } finally {
      await office.close()
    }
  }
}

/** The engine of the screens, with progress on stderr. */
export async function importInto({ database, product, actor }: Office, file: { name: string; bytes: Uint8Array }, how: { check?: boolean; given?: Record<string, string> } = {}): Promise<Imported> {
  const progress = progressOf({ vi: `Nhập ${file.name}`, en: `Importing ${file.name}` })
  const shares = { file: [0, 0.1], rows: [0.1, 0.3], check: [0.3, 1], write: [0.3, 1] } as const
  const imported = await importFile(database, product.importing.engine, actor, file, {
    check: how.check ?? false,
    ...(how.given && Object.keys(how.given).length > 0 ? { decisions: { given: how.given } } : {}),
    onProgress: (step, part) => {
      const [from, to] = shares[step]
      progress.at(from + (to - from) * part)
    }
  })
  progress.done()
  return imported
}

const exitOf = ({ state }: Imported): ExitCode => (state === 'done' || state === 'ready' ? 0 : 1)

const asJson = ({ state, found, job }: Imported) => ({
  state, job, sheets: found.sheets, faultsTotal: found.faultsTotal,
  faults: found.faults.map((fault) => ({ ...fault, ...sayCellFault(messages, fault, 'vi') })),
  notices: found.notices, columns: found.columns, legacy: found.legacy, refusal: found.refusal, preview: found.preview
})

/** What happened, sheet by sheet; then every fault with its cell, reason and remedy. */
export function asText({ state, found }: Imported): string {
  const heads: Record<Imported['state'], string> = {
    done: 'Đã ghi vào sổ. Written.', ready: 'Không có lỗi; chưa ghi gì. No fault; nothing written.',
    refused: 'Bị từ chối; không ghi gì. Refused; nothing written.', rows: 'Có ô sai; không ghi gì. Faulty cells; nothing written.',
    columns: 'Chưa biết các cột là gì; không ghi gì: hãy nhập trên màn hình để chọn cột. Columns not recognised; nothing written: import on the screen to choose them.'
  }
  const sheets = found.sheets.map(({ sheetName, rows, faulty, new: added, changed, same }) =>
    `  ${sheetName}: ${rows} dòng; ${added} mới, ${changed} đổi, ${same} như cũ${faulty ? `, ${faulty} sai` : ''}`)
  const asked = found.columns.map(({ sheetName, missing }) => `  ${sheetName}: thiếu cột ${missing.join(', ')}`)
  const more = found.faultsTotal - found.faults.length
  return [
    heads[state], ...(found.refusal ? [sayRefusal(found.refusal)] : []), ...sheets, ...asked, ...found.faults.map(sayFault),
    ...(more > 0 ? [`  … và ${more} ô sai nữa. … and ${more} more.`] : []), ''
  ].join('\n')
}

function sayFault(fault: CellFault): string {
  const { reason, remedy } = sayCellFault(messages, fault, 'vi')
  const where = [fault.sheetName, fault.cell || (fault.row ? `dòng ${fault.row}` : '')].filter(Boolean).join('!')
  return `  ${where} «${fault.value}»: ${reason}${remedy ? ` ${remedy}` : ''}`
}
