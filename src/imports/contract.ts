import { z } from 'zod'
import { download, get, post, upload } from '#ground/http/contract.ts'
import { peopleIn } from '#ground/http/handed-out.ts'

const facts = z.record(z.string(), z.unknown())
const message = z.object({ code: z.string(), facts })
const time = z.iso.datetime()
const state = z.enum(['waiting', 'reading', 'columns', 'rows', 'ready', 'writing', 'done', 'refused', 'dropped'])
const change = z.enum(['new', 'changed', 'same'])
const id = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })
const language = z.enum(['vi', 'en']).default('vi')

const cellFault = z.object({
  sheet: z.string(), sheetName: z.string(), row: z.number().int(), column: z.string(), heading: z.string(), cell: z.string(), value: z.string(),
  code: z.string(), facts, propose: z.string().optional(),
})

const columnsAsked = z.object({
  sheetName: z.string(), sheet: z.string().nullable(), headingRow: z.number().int(), missing: z.array(z.string()),
  headings: z.array(z.object({ heading: z.string(), cell: z.string(), samples: z.array(z.string()), takenAs: z.string().nullable(), suggested: z.string().nullable() })),
})

const previewFigure = z.object({
  code: z.string(), name: z.object({ vi: z.string(), en: z.string() }), measures: z.enum(['share', 'count', 'years']),
  numerator: z.number(), denominator: z.number(), value: z.number().nullable(), percent: z.string().nullable(),
})

const preview = z.object({
  on: z.string(), unitId: z.number().int(), unitName: z.string(), digest: z.string(), moved: z.boolean(),
  figures: z.object({ before: z.array(previewFigure), after: z.array(previewFigure) }).nullable(),
  samples: z.array(z.object({ sheet: z.string(), row: z.number().int(), change, title: z.string(), what: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).optional() })),
})

const found = z.object({
  sheets: z.array(z.object({ sheet: z.string(), sheetName: z.string(), rows: z.number().int(), faulty: z.number().int(), new: z.number().int(), changed: z.number().int(), same: z.number().int() })),
  notices: z.array(message.extend({ sheetName: z.string() })),
  legacy: z.array(z.object({ sheetName: z.string(), encoding: z.string(), samples: z.array(z.tuple([z.string(), z.string()])) })),
  columns: z.array(columnsAsked),
  faults: z.array(cellFault),
  faultsTotal: z.number().int(),
  proposals: z.array(z.object({ code: z.string(), count: z.number().int() })),
  refusal: message.nullable(),
  preview: preview.nullable(),
})

/** The words of the sheets, for the screens that name columns and offer choices. */
const sheetWords = z.object({
  code: z.string(), vi: z.string(), en: z.string(),
  columns: z.array(z.object({
    key: z.string(), vi: z.string(), en: z.string(), kind: z.string(), required: z.boolean(), example: z.string(), note: z.object({ vi: z.string(), en: z.string() }),
    choices: z.array(z.object({ value: z.string(), vi: z.string(), en: z.string() })).optional(),
  })),
})

const head = z.object({
  id: z.number().int(), fileName: z.string(), state, unitId: z.number().int().nullable(), progress: z.number(), kept: z.boolean(),
  begunAt: time, changedAt: time, endedAt: time.nullable(),
})

const mapping = z.record(z.string().max(200), z.object({ sheet: z.string().max(60), columns: z.record(z.string().max(60), z.string().max(400)) }))

const job = head.extend({
  step: z.string(), secondsLeft: z.number().int().nullable(), mends: z.record(z.string(), z.string()), accepts: z.array(z.string()), mapping, found,
})

export const listJobs = get('/imports', {
  may: 'imports.read', takes: z.object({}), gives: z.array(head.extend({ faults: z.number().int() })),
  says: { vi: 'Các tệp mình đã gửi, mới nhất trước.', en: 'The files I sent, the newest first.' },
})

export const readJob = get('/imports/:id', {
  may: 'imports.read', takes: id, gives: job,
  shows: ({ state, found }) => (state === 'ready' && found.preview?.samples.length ? [] : null),
  says: { vi: 'Một tệp đang nhập: đến đâu, thấy gì, cần quyết gì.', en: 'A file on its way: how far, what was found, what to decide.' },
})

export const readSheets = get('/imports/sheets', {
  may: 'imports.read', takes: z.object({}), gives: z.array(sheetWords),
  says: { vi: 'Các trang tính và cột mà hệ thống nhận.', en: 'The sheets and columns that are taken.' },
})

/** One workbook or csv, several csv files, or a zip of them. */
export const sendFile = upload('/imports', {
  may: 'imports.send',
  takes: z.object({ file: z.union([z.file(), z.array(z.file()).min(1).max(40)]), unit: z.string().max(20).optional(), on: z.iso.date().optional() }),
  gives: z.object({ id: z.number().int() }), most: 20 * 1024 * 1024,
  says: { vi: 'Gửi một sổ tính, các tệp csv hoặc một tệp zip chứa csv.', en: 'Send a workbook, csv files or a zip of them.' },
})

export const mapColumns = post('/imports/:id/columns', {
  may: 'imports.send', takes: id.extend({ mapping }), gives: z.void(),
  says: { vi: 'Chọn trang tính và cột tương ứng; lựa chọn được nhớ cho lần sau.', en: 'Choose which sheet and columns these are; remembered for the next file.' },
})

const place = z.object({ sheet: z.string().max(60), row: z.number().int().min(0), column: z.string().max(60) })
export const mendCells = post('/imports/:id/mends', {
  may: 'imports.send', takes: id.extend({ cells: z.array(place.extend({ value: z.string().max(4000) })).min(1).max(500) }),
  gives: z.object({ wrong: z.array(place.extend({ code: z.string(), facts, propose: z.string().nullable() })) }),
  says: { vi: 'Sửa nhiều ô một lần rồi kiểm tra lại; ô nào vẫn chưa nhận được thì nói ngay.', en: 'Mend several cells at once and check again; those that cannot be taken yet are named at once.' },
})

export const mendCell = post('/imports/:id/mend', {
  may: 'imports.send', takes: id.extend({ sheet: z.string().max(60), row: z.number().int().min(0), column: z.string().max(60), value: z.string().max(4000) }),
  gives: z.object({ wrong: message.extend({ propose: z.string().nullable() }).nullable() }),
  says: { vi: 'Sửa một ô ngay trên màn hình rồi kiểm tra lại.', en: 'Mend a cell on the screen and check again.' },
})

export const acceptProposals = post('/imports/:id/proposals', {
  may: 'imports.send', takes: id.extend({ codes: z.array(z.string().max(60)).min(1).max(10) }), gives: z.void(),
  says: { vi: 'Nhận mọi đề xuất cùng loại: năm hai chữ số, số 0 bị mất, chữ phông cũ.', en: 'Take every proposal of these kinds: two-digit years, lost zeros, old fonts.' },
})

export const acceptJob = post('/imports/:id/accept', {
  may: 'imports.accept', takes: id, gives: z.void(),
  says: { vi: 'Ghi toàn bộ tệp vào sổ trong một lần, hoặc không ghi gì.', en: 'Write the whole file into the register at once, or nothing.' },
})

export const dropJob = post('/imports/:id/drop', {
  may: 'imports.send', takes: id, gives: z.void(), says: { vi: 'Bỏ tệp này, không ghi gì.', en: 'Drop this file; nothing is written.' },
})

export const markedCopy = download('/imports/:id/marked-copy', {
  may: 'imports.read', takes: id.extend({ lang: language }), gives: z.file(),
  shows: peopleIn,
  says: { vi: 'Bản sao của tệp, các ô sai được tô màu và ghi lý do.', en: 'A copy of the file with the faulty cells marked and explained.' },
})

export const template = download('/imports/template', {
  may: 'imports.read', takes: z.object({ lang: language }), gives: z.file(),
  shows: () => null,
  says: { vi: 'Sổ tính mẫu có danh sách chọn, ghi chú và dòng ví dụ.', en: 'The template workbook with lists to choose from, notes and an example row.' },
})

export const exportRegister = download('/imports/register', {
  may: 'imports.read', takes: z.object({ unit: z.coerce.number().int().positive(), on: z.iso.date(), lang: language }), gives: z.file(),
  shows: peopleIn,
  says: { vi: 'Sổ của một đơn vị vào một ngày, đúng theo mẫu nhập: nhập lại thì không có gì đổi.', en: 'The register of a unit on a day as the import workbook: importing it changes nothing.' },
})
