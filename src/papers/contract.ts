import { z } from 'zod'
import { download, eachOnce, get, post, upload } from '#ground/http/contract.ts'
import { idField } from '#ground/http/fields.ts'
import { peopleIn } from '#ground/http/handed-out.ts'
import { isDay } from '#ground/time/day.ts'
import { mostBytes } from './file.ts'
import { linkKinds } from './link.ts'
import { paperKinds, precisions, secretLevels } from './paper.ts'

const day = z.iso.date()
const draft = z.object({
  symbol: z.string().trim().max(80).nullable(),
  kind: z.enum(paperKinds),
  issuer: z.string().trim().max(200),
  issuedOn: day.nullable(),
  issuedPrecision: z.enum(precisions),
  summary: z.string().trim().max(2000),
  note: z.string().max(2000).nullable(),
  secret: z.enum(secretLevels).nullable().optional(),
})
const paper = draft.extend({ id: z.number().int() })
const resting = z.object({ what: z.string(), on: day.nullable(), says: z.string(), link: z.string().nullable(), people: z.array(z.number().int()).optional() })

const until = z.iso.date().refine(isDay).optional()

export const findPapers = get('/papers', {
  may: 'papers.read',
  takes: z.object({
    text: z.string().max(200).default(''), limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  gives: z.array(paper),
  says: { vi: 'Tìm văn bản theo số hiệu, cơ quan ban hành hoặc trích yếu.', en: 'Find papers by symbol, issuer or summary.' },
})

export const listPapers = get('/papers/list', {
  may: 'papers.read',
  takes: z.object({
    text: z.string().max(200).default(''), until, limit: z.coerce.number().int().min(1).max(5000).default(500), offset: z.coerce.number().int().min(0).default(0),
    kind: z.enum(paperKinds).optional(), issuer: z.string().max(200).optional(), year: z.coerce.number().int().min(1800).max(2200).optional(),
  }),
  gives: z.object({ count: z.number().int(), rows: z.array(paper.extend({ review: z.boolean().describe('leans on a paper that was replaced by the day') })) }),
  says: { vi: 'Các văn bản ban hành đến một ngày, mới nhất trước, và có bao nhiêu; văn bản không rõ ngày luôn có mặt.', en: 'Papers issued by a day, the newest first, and how many there are; those of unknown day are always among them.' },
})

const count = z.number().int()
export const countPapers = get('/papers/counts', {
  may: 'papers.read',
  takes: z.object({ until }),
  gives: z.object({
    total: count, later: count, kinds: z.array(z.object({ kind: z.enum(paperKinds), count })), issuers: z.array(z.object({ issuer: z.string(), count })),
    years: z.array(z.object({ year: z.number().int(), count })),
  }),
  says: { vi: 'Có bao nhiêu văn bản ban hành đến một ngày, theo loại, cơ quan ban hành và năm; và bao nhiêu sau ngày ấy.', en: 'How many papers were issued by a day, by kind, issuer and year; and how many later.' },
})

const linkKind = z.enum(linkKinds)
const related = z.object({ linkId: z.number().int(), kind: linkKind, paper })
const file = z.object({ id: z.number().int(), name: z.string(), type: z.string(), size: z.number().int(), sha256: z.string(), enteredAt: z.string(), removed: z.string().nullable() })

export const getPaper = get('/papers/:id', {
  may: 'papers.read',
  takes: z.object({ id: z.coerce.number().int(), on: until }),
  gives: paper.extend({
    rests: z.array(resting), files: z.array(file),
    says: z.array(related).describe('what it says of others'), saidOf: z.array(related).describe('what others say of it'),
    chain: z.array(z.object({ from: paper, kind: linkKind, to: paper })).describe('further bases above those it names'),
    review: z.array(z.object({ paper, basis: paper, by: paper })).describe('leans on a paper that was replaced by the day: to be looked at again'),
  }),
  shows: ({ rests }) => eachOnce(rests.flatMap(({ people }) => people ?? [])),
  says: { vi: 'Một văn bản: việc dựa trên nó, văn bản liên quan, chuỗi căn cứ, tệp kèm, và điều cần rà soát đến một ngày.', en: 'A paper: what rests on it, its links, the chain of its bases, its files, and what is to be looked at again by a day.' },
})

const idGiven = z.number().int().positive()
const reason = z.string().trim().min(1).max(500)
const change = z.object({ id: z.number().int(), change: z.enum(['new', 'changed', 'same']) })

export const relatePapers = post('/papers/links', {
  may: 'papers.enter',
  takes: z.object({ fromId: idGiven, toId: idGiven, kind: linkKind }),
  gives: change,
  says: { vi: 'Ghi một văn bản căn cứ, thực hiện, hướng dẫn, sửa đổi hoặc thay thế một văn bản khác.', en: 'Say that a paper rests on, implements, guides, amends or replaces another.' },
})

export const unrelatePapers = post('/papers/links/:id/strike', {
  may: 'papers.enter',
  takes: z.object({ id: idField, reason }),
  gives: z.object({}),
  says: { vi: 'Bỏ một mối liên quan ghi sai, có lý do.', en: 'Take back a link that was wrong, and why.' },
})

export const attachFile = upload('/papers/:id/files', {
  may: 'papers.enter',
  takes: z.object({ id: idField, file: z.file(), declared: z.literal('no-mark').optional().describe('the sender has looked: it carries no mark of secrecy; asked for where not all of it can be read') }),
  gives: z.object({ id: z.number().int(), attached: z.boolean() }),
  most: mostBytes + 64 * 1024,
  says: { vi: 'Kèm tệp của văn bản (không nhận văn bản mật).', en: 'Attach a paper’s file (nothing secret).' },
})

export const getPaperFile = download('/papers/files/:id', {
  may: 'papers.read',
  takes: z.object({ id: idField }),
  gives: z.file(),
  purpose: 'view',
  shows: (file) => eachOnce(peopleIn(file)),
  says: { vi: 'Tải một tệp kèm văn bản.', en: 'Download a paper’s file.' },
})

export const removePaperFile = post('/papers/files/:id/remove', {
  may: 'papers.enter',
  takes: z.object({ id: idField, reason }),
  gives: z.object({}),
  says: { vi: 'Gỡ một tệp kèm nhầm, có lý do; mã băm của tệp còn lại.', en: 'Take out a file attached by mistake, and why; its hash stays.' },
})

const seriesDraft = z.object({
  issuer: z.string().trim().max(200), side: z.enum(['party', 'state']), kind: z.string().trim().max(8).nullable(), name: z.string().trim().max(80), from: day.refine(isDay), until: day.refine(isDay).nullable(),
})
const reservation = z.object({ id: z.number().int(), number: z.number().int(), whatFor: z.string(), reservedOn: day })
const numbers = z.object({ given: z.array(z.object({ number: z.number().int(), paper })), reserved: z.array(reservation), gaps: z.array(z.number().int()), next: z.number().int() })
const seriesShown = seriesDraft.extend({ id: z.number().int(), unitId: z.number().int() })

export const listSeries = get('/papers/series', {
  may: 'papers.read',
  takes: z.object({}),
  gives: z.array(seriesShown.extend({ given: z.number().int(), reserved: z.number().int(), gaps: z.number().int(), next: z.number().int() })),
  says: { vi: 'Các sổ số văn bản: đã cấp đến đâu, số giữ chỗ, số trống, số tiếp theo.', en: 'The rows of numbers: given, kept free, missing, and the next.' },
})

export const getSeriesNumbers = get('/papers/series/:id', {
  may: 'papers.read',
  takes: z.object({ id: idField }),
  gives: seriesShown.extend({ numbers }),
  says: { vi: 'Một sổ số: mỗi số của văn bản nào.', en: 'One row of numbers: which paper has which.' },
})

export const openPaperSeries = post('/papers/series/open', {
  may: 'papers.enter',
  takes: seriesDraft,
  gives: z.object({ id: z.number().int() }),
  says: { vi: 'Mở sổ số cho cơ quan mình: theo nhiệm kỳ (Đảng) hoặc theo năm (Nhà nước).', en: 'Open a row of numbers for one’s own office: by term (Party) or by year (State).' },
})

export const reserveNumber = post('/papers/series/:id/reserve', {
  may: 'papers.enter',
  takes: z.object({ id: idField, number: z.number().int().min(1).max(99_999).nullable(), whatFor: z.string().max(300) }),
  gives: z.object({ id: z.number().int(), number: z.number().int() }),
  says: { vi: 'Giữ một số cho văn bản sắp ban hành: số tiếp theo, hoặc số được chọn.', en: 'Keep a number free for a paper to come: the next, or the one chosen.' },
})

export const releaseNumber = post('/papers/reservations/:id/release', {
  may: 'papers.enter',
  takes: z.object({ id: idField, reason }),
  gives: z.object({}),
  says: { vi: 'Trả lại số đã giữ, có lý do.', en: 'Give a kept number back, and why.' },
})

export const enterPaper = post('/papers/enter', {
  may: 'papers.enter',
  takes: draft.partial({ kind: true, issuedPrecision: true, note: true }),
  gives: z.object({ id: z.number().int(), entered: z.boolean() }),
  says: { vi: 'Nhập một văn bản; văn bản đã có thì trả lại chính nó.', en: 'Enter a paper; one that is there already comes back.' },
})

export const readSymbol = get('/papers/symbol', {
  may: 'papers.read',
  takes: z.object({ text: z.string().max(80) }),
  gives: z.object({ kind: z.enum(paperKinds) }),
  says: { vi: 'Đọc số hiệu: loại văn bản.', en: 'Read a symbol: the kind of paper.' },
})
