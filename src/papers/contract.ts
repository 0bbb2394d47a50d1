import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { isDay } from '#ground/time/day.ts'
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
const resting = z.object({ what: z.string(), on: day.nullable(), says: z.string(), link: z.string().nullable() })

export const findPapers = get('/papers', {
  may: 'papers.read',
  takes: z.object({
    text: z.string().max(200).default(''), limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  gives: z.array(paper),
  says: { vi: 'Tìm văn bản theo số hiệu, cơ quan ban hành hoặc trích yếu.', en: 'Find papers by symbol, issuer or summary.' },
})

const until = z.iso.date().refine(isDay).optional()
export const listPapers = get('/papers/list', {
  may: 'papers.read',
  takes: z.object({
    text: z.string().max(200).default(''), until, limit: z.coerce.number().int().min(1).max(5000).default(500), offset: z.coerce.number().int().min(0).default(0),
    kind: z.enum(paperKinds).optional(), issuer: z.string().max(200).optional(), year: z.coerce.number().int().min(1800).max(2200).optional(),
  }),
  gives: z.object({ count: z.number().int(), rows: z.array(paper) }),
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

export const getPaper = get('/papers/:id', {
  may: 'papers.read',
  takes: z.object({ id: z.coerce.number().int() }),
  gives: paper.extend({ rests: z.array(resting) }),
  says: { vi: 'Một văn bản và những việc dựa trên nó.', en: 'A paper and what rests on it.' },
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
