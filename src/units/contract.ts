import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { dayField as day } from '#ground/http/fields.ts'
import { actKinds, measureKinds, unitKinds } from './unit.ts'

const shownDay = day
const id = z.coerce.number().int().positive()
const known = z.iso.datetime({ offset: true }).optional()
const asked = { on: day, known }
const named = z.object({ id: z.number(), kind: z.enum(unitKinds), code: z.string(), fullName: z.string() })
const paper = z.object({ id: z.number(), symbol: z.string().nullable(), issuer: z.string(), issuedOn: shownDay.nullable(), summary: z.string() }).nullable()
const maybeDay = shownDay.nullable()
const read = 'units.read'

export const getRoots = get('/units/roots', { may: read, takes: z.object({}), gives: z.array(named), says: { vi: 'Hai gốc: cả nước và Trung ương.', en: 'The two roots: the country and the centre.' } })

export const findUnits = get('/units/find', {
  may: read,
  takes: z.object({ text: z.string().max(200), on: day, kinds: z.string().max(300).optional(), under: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  gives: z.array(named.extend({ place: z.string(), matched: z.string(), former: z.boolean(), stands: z.boolean(), becomes: z.array(named) })),
  says: { vi: 'Tìm đơn vị theo tên, kể cả tên cũ, không cần dấu.', en: 'Find units by name, former names too, without marks.' },
})

export const getByCode = get('/units/by-code', {
  may: read,
  takes: z.object({ code: z.string().max(40), on: day, tree: z.enum(['state', 'party']).optional() }),
  gives: named.nullable(),
  says: { vi: 'Đơn vị mang mã này trong ngày đó.', en: 'The unit that bears this code on that day.' },
})

export const getUnit = get('/units/:id', {
  may: read,
  takes: z.object({ id, ...asked }),
  gives: named.extend({
    tree: z.enum(['state', 'party']), label: z.string(), legalKind: z.string(), name: z.string(), parentId: z.number().nullable(), note: z.string().nullable(),
    stands: z.enum(['yes', 'not-yet', 'ended']), since: maybeDay, upto: maybeDay, path: z.array(named), counterpart: named.nullable(),
    children: z.number(), unplaced: z.number(), treeNote: z.string().nullable(),
  }),
  says: { vi: 'Một đơn vị trong ngày đó, với đường dẫn từ trên xuống.', en: 'A unit on a day, with the path down to it.' },
})

export const getChildren = get('/units/:id/children', {
  may: read,
  takes: z.object({ id, ...asked }),
  gives: z.array(named.extend({ label: z.string(), name: z.string(), legalKind: z.string(), since: maybeDay, children: z.number() })),
  says: { vi: 'Các đơn vị trực thuộc trong ngày đó.', en: 'What stands right under a unit on a day.' },
})

export const getLineage = get('/units/:id/lineage', {
  may: read,
  takes: z.object({ id }),
  gives: z.array(z.object({
    fromId: z.number(), toId: z.number().nullable(), from: z.string(), to: z.string().nullable(), kind: z.string(), on: shownDay, note: z.string().nullable(), paper,
    side: z.enum(['before', 'after']), step: z.number(),
  })),
  says: { vi: 'Đơn vị hình thành từ đâu và trở thành gì.', en: 'Where a unit came from and what became of it.' },
})

export const getHistory = get('/units/:id/history', {
  may: read,
  takes: z.object({ id }),
  gives: z.array(z.object({
    from: maybeDay, upto: maybeDay, code: z.string(), fullName: z.string(), legalKind: z.string(), parentId: z.number().nullable(), parent: z.string().nullable(), actId: z.number().nullable(),
  })),
  says: { vi: 'Các tên gọi, loại và đơn vị cấp trên qua thời gian.', en: 'Names, kinds and parents through time.' },
})

export const getActs = get('/units/:id/acts', {
  may: read,
  takes: z.object({ id }),
  gives: z.array(z.object({
    id: z.number(), kind: z.enum(actKinds), on: shownDay, doneAt: z.string(), note: z.string().nullable(), paper, units: z.array(z.number()),
    reverses: z.number().nullable(), reversedBy: z.number().nullable(),
  })),
  says: { vi: 'Những việc đã làm với đơn vị.', en: 'What was done to a unit.' },
})

export const getCovered = get('/units/:id/covered', {
  may: read,
  takes: z.object({ id, ...asked }),
  gives: z.array(named.extend({ since: maybeDay, upto: maybeDay, paperId: z.number().nullable() })),
  says: { vi: 'Chi bộ phụ trách thôn, hoặc các thôn của chi bộ.', en: 'The cells that cover a village, or the villages of a cell.' },
})

export const getUnplaced = get('/units/:id/unplaced', {
  may: read,
  takes: z.object({ id, on: day }),
  gives: z.array(z.object({ id: z.number(), code: z.string(), fullName: z.string(), since: shownDay, cells: z.number(), province: named, from: named.nullable(), candidates: z.array(named.extend({ mine: z.boolean() })) })),
  says: { vi: 'Các thôn của xã bị chia, chờ xếp vào xã mới; của cả nước, một tỉnh hoặc một xã. mine: mình xếp được vào xã ấy.', en: 'Villages of split communes that wait to be placed: of the country, a province or a commune. mine: oneself may place into it.' },
})

export const countPlaced = get('/units/:id/placed', {
  may: read,
  takes: z.object({ id, on: day }),
  gives: z.array(z.object({ fromId: z.number().nullable(), count: z.number() })),
  says: { vi: 'Đã xếp bao nhiêu thôn của từng xã cũ vào xã mới.', en: 'How many villages of each split commune were placed.' },
})

export const getMeasures = get('/units/:id/measures', {
  may: read,
  takes: z.object({ id, ...asked }),
  gives: z.array(z.object({ kind: z.enum(measureKinds), value: z.number(), from: maybeDay, upto: maybeDay, source: z.string(), paperId: z.number().nullable(), now: z.boolean() })),
  says: { vi: 'Quy mô của đơn vị: số hộ, số khẩu, diện tích, từ ngày nào, theo nguồn nào.', en: 'How large a unit is, since when and by which source.' },
})

const measured = z.number().min(0).max(1_000_000_000).nullable().optional()
export const measureUnit = post('/units/measure', {
  may: 'units.measure',
  takes: z.object({
    unitId: z.number().int().positive(), on: day, source: z.string().trim().max(500), paperId: z.number().int().positive().nullable().optional(),
    measures: z.object({ households: measured, population: measured, area_km2: measured }),
  }),
  gives: z.object({ change: z.enum(['new', 'changed', 'same']) }),
  says: { vi: 'Ghi quy mô của đơn vị từ một ngày.', en: 'Tell how large a unit is from a day on.' },
})

const dated = { on: day, paperId: z.number().int().positive(), note: z.string().max(2000).nullable().optional() }
const text = z.string().trim().min(1).max(200)
const legalKind = z.enum(['thon', 'tdp'])
const newName = z.object({ label: text, name: text, legalKind: legalKind.optional(), code: z.string().trim().max(40).optional() })
const ids = z.array(z.number().int().positive())
const warning = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })
const gives = z.object({ actId: z.number(), unitIds: z.array(z.number()), warnings: z.array(warning) })

/** What each act takes. */
const acts = {
  found: newName.extend({ ...dated, kind: z.enum(['village', 'cell']), parentId: z.number().int(), covers: ids.optional() }),
  rename: z.object({ ...dated, unitId: z.number().int(), label: text, name: text }),
  move: z.object({ ...dated, unitId: z.number().int(), parentId: z.number().int() }),
  merge: z.object({ ...dated, unitIds: ids.min(1), into: z.union([z.object({ unitId: z.number().int() }), newName]) }),
  split: z.object({ ...dated, unitId: z.number().int(), into: z.array(newName).min(1).max(20), keeps: z.boolean() }),
  convert: z.object({ ...dated, unitId: z.number().int(), to: legalKind, label: z.string().trim().max(200).optional(), name: z.string().trim().max(200).optional() }),
  dissolve: z.object({ ...dated, unitId: z.number().int() }),
  place: z.object({ ...dated, unitIds: ids.min(1).max(500), communeId: z.number().int() }),
  cover: z.object({ ...dated, cellId: z.number().int(), takes: ids, leaves: ids }),
}

export const foundUnit = post('/units/found', { may: 'units.found', gives, takes: acts.found, says: { vi: 'Thành lập thôn, tổ dân phố hoặc chi bộ.', en: 'Found a village or a cell.' } })
export const renameUnit = post('/units/rename', { may: 'units.rename', gives, takes: acts.rename, says: { vi: 'Đổi tên đơn vị.', en: 'Rename a unit.' } })
export const moveUnit = post('/units/move', { may: 'units.move', gives, takes: acts.move, says: { vi: 'Chuyển đơn vị sang cấp trên khác.', en: 'Move a unit under another parent.' } })
export const mergeUnits = post('/units/merge', { may: 'units.merge', gives, takes: acts.merge, says: { vi: 'Sáp nhập các thôn, hoặc các chi bộ, thành một.', en: 'Merge villages, or cells, into one.' } })
export const splitUnit = post('/units/split', { may: 'units.split', gives, takes: acts.split, says: { vi: 'Chia tách thôn hoặc chi bộ.', en: 'Split a village or a cell.' } })
export const convertUnit = post('/units/convert', { may: 'units.convert', gives, takes: acts.convert, says: { vi: 'Chuyển thôn thành tổ dân phố hoặc ngược lại.', en: 'Convert a thôn to a tổ dân phố or back.' } })
export const dissolveUnit = post('/units/dissolve', { may: 'units.dissolve', gives, takes: acts.dissolve, says: { vi: 'Giải thể thôn hoặc chi bộ.', en: 'Dissolve a village or a cell.' } })
export const placeUnits = post('/units/place', { may: 'units.place', gives, takes: acts.place, says: { vi: 'Xếp thôn của xã bị chia vào xã mới.', en: 'Place villages of a split commune into a new one.' } })
export const coverVillages = post('/units/cover', { may: 'units.cover', gives, takes: acts.cover, says: { vi: 'Chi bộ nhận hoặc thôi phụ trách thôn.', en: 'A cell takes villages on or leaves them.' } })
export const correctAct = post('/units/correct', {
  may: 'units.correct', gives,
  takes: z.object({ actId: z.number().int(), paperId: z.number().int().positive(), reason: z.string().trim().min(1).max(2000) }),
  says: { vi: 'Đính chính: rút lại một việc đã ghi, giữ nguyên điều từng biết.', en: 'Take an act back by a dated correction that keeps what was believed.' },
})

const seen = z.object({ fullName: z.string(), code: z.string(), legalKind: z.string(), parent: z.string().nullable() }).nullable()
const unpapered = { paperId: z.number().int().positive().optional() }
export const tryAct = post('/units/try', {
  may: read,
  takes: z.object({
    given: z.discriminatedUnion('act', [
      acts.found.extend({ ...unpapered, act: z.literal('found') }), acts.rename.extend({ ...unpapered, act: z.literal('rename') }), acts.move.extend({ ...unpapered, act: z.literal('move') }),
      acts.merge.extend({ ...unpapered, act: z.literal('merge') }), acts.split.extend({ ...unpapered, act: z.literal('split') }), acts.convert.extend({ ...unpapered, act: z.literal('convert') }),
      acts.dissolve.extend({ ...unpapered, act: z.literal('dissolve') }), acts.place.extend({ ...unpapered, act: z.literal('place') }), acts.cover.extend({ ...unpapered, act: z.literal('cover') }),
    ]),
  }),
  gives: z.object({
    refusal: warning.nullable(), warnings: z.array(warning),
    units: z.array(z.object({ id: z.number(), before: seen, after: seen })),
    covers: z.array(z.object({ cell: z.string(), village: z.string(), change: z.enum(['begins', 'ends']) })),
  }),
  says: { vi: 'Làm thử một việc rồi trả lại như cũ: điều gì sẽ đổi, hoặc vì sao không làm được.', en: 'Do an act and take it back at once: what would change, or why it is refused.' },
})
