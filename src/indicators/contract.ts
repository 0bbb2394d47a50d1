import { z } from 'zod'
import { eachOnce, get, post } from '#ground/http/contract.ts'
import { dayField } from '#ground/http/fields.ts'
import { shapes, tones } from '#ground/web/tone.ts'

const day: z.ZodType<string> = dayField
const whole = z.number().int()
const message = z.object({ vi: z.string(), en: z.string() })
const unitName = z.object({ id: whole, name: z.string() })

/** As it was known: at the end of a day, or at an instant. Without it: with all corrections made since. */
const known = z.union([day, z.iso.datetime({ offset: true })]).optional()
const asked = z.object({ unitId: z.coerce.number().int(), on: day, known })
const askedOne = asked.extend({ indicator: z.string().max(80) })

export const percent = z.object({ one: z.string(), two: z.string() })
export const figure = z.object({
  code: z.string(), numerator: whole, denominator: whole, excluded: whole, missing: whole,
  value: z.number().nullable(), percent: percent.nullable(), withheld: z.literal(true).optional().describe('a group of fewer people than are told of to those who may not see people'),
})
const stateKind = z.enum(['country', 'province', 'district', 'commune', 'village'])
const unitThen = z.object({ id: whole, kind: stateKind, code: z.string(), fullName: z.string(), parentId: whole.nullable() })
const scope = z.object({ unit: unitThen, on: day, known: z.string().nullable() })
const treeNote = z.object({ code: z.string(), changedOn: day })
const childUnit = z.object({ id: whole, code: z.string(), fullName: z.string() })

export const listIndicators = get('/indicators', {
  may: 'indicators.read',
  takes: z.object({}),
  gives: z.array(z.object({
    code: z.string(), subject: z.enum(['villages', 'cells']), name: message, formula: message, basis: z.string(),
    measures: z.enum(['share', 'count', 'years']), better: z.enum(['higher', 'lower', 'neither']),
    group: z.string(), splits: z.string().nullable(), byDay: z.boolean(), weighs: z.boolean().describe('a sum over the rows, as of households, and no number of rows'),
  })),
  says: { vi: 'Các chỉ số tính được: tên, công thức, căn cứ.', en: 'The indicators: words, formula, basis.' },
})

const target = z.object({
  id: whole, indicator: z.string(), unitId: whole, unitName: z.string(), own: z.boolean(), dueOn: day, percent: z.string(), hundredths: whole,
  setOn: day, paperId: whole.nullable(), missing: whole, reached: z.boolean(), overdue: z.boolean(),
})

const codes = z.string().max(2000).optional().describe('codes, separated by commas; all where it is left out')

export const getFigures = get('/figures', {
  may: 'indicators.read',
  takes: asked.extend({ indicators: codes }),
  gives: scope.extend({
    figures: z.array(figure), targets: z.array(target), treeNote,
    unplaced: z.object({ here: whole, mayBelong: whole }),
  }),
  says: { vi: 'Mọi số liệu của một đơn vị đến một ngày, hoặc những số liệu được hỏi, kèm mục tiêu.', en: 'Every figure of a unit on a day, or those asked for, with their targets.' },
})

export const getChildrenFigures = get('/figures/children', {
  may: 'indicators.read',
  takes: asked.extend({ indicators: codes, by: z.enum(['children', 'villages']).default('children') }),
  gives: scope.extend({
    level: stateKind.nullable(), treeNote,
    children: z.array(z.object({ unit: childUnit.nullable(), figures: z.array(figure) })),
  }),
  says: { vi: 'Số liệu của từng đơn vị cấp dưới, hoặc của từng thôn.', en: 'The figures of each unit one level below, or of each village.' },
})

const place = z.object({ place: whole, of: whole, tied: z.boolean() })

export const getRanking = get('/figures/ranking', {
  may: 'indicators.read',
  takes: askedOne,
  gives: z.object({
    level: stateKind.nullable(), of: whole, unplaced: figure.nullable(), own: place.nullable(),
    units: z.array(z.object({ unit: childUnit, figure, place: whole.nullable(), tied: z.boolean() })),
  }),
  says: { vi: 'Xếp hạng các đơn vị cấp dưới, và thứ hạng của chính đơn vị.', en: 'The units below ranked, and the unit’s own place among its siblings.' },
})

const point = z.object({ on: day, figures: z.array(figure).nullable() })

export const getSeries = get('/figures/series', {
  may: 'indicators.read',
  takes: askedOne.extend({ from: day.describe('the first month whose end is asked'), indicator: z.string().max(2000).describe('one code, or several separated by commas') }),
  gives: z.object({
    points: z.array(point),
    terms: z.array(z.object({
      term: z.object({ id: whole, name: z.string(), from: day.nullable(), until: day.nullable(), unitId: whole }),
      on: day, running: z.boolean(), figures: z.array(figure).nullable(),
    })),
  }),
  says: { vi: 'Diễn biến theo cuối từng tháng và theo nhiệm kỳ.', en: 'The course over month ends and over terms.' },
})

const shownColumn = z.object({
  key: z.string(), name: message, kind: z.enum(['text', 'day', 'integer', 'yes', 'choice', 'person', 'unit', 'link']), choices: z.record(z.string(), message),
  looks: z.record(z.string(), z.object({ tone: z.enum(tones), shape: z.enum(shapes) })).describe('how each choice is drawn'),
})

const behind = z.object({
  count: whole, columns: z.array(shownColumn), people: z.record(z.string(), z.string()), units: z.record(z.string(), z.string()),
  rows: z.array(z.object({
    unit: unitName.extend({ code: z.string() }), commune: unitName.nullable(), district: unitName.nullable(), province: unitName.nullable(),
    values: z.record(z.string(), z.unknown()),
  })),
})

const named = (people: Record<string, string>) => eachOnce(Object.keys(people).map(Number))

export const getRows = get('/figures/rows', {
  may: 'indicators.read',
  takes: askedOne.extend({
    part: z.enum(['numerator', 'denominator', 'missing', 'excluded']).default('numerator'),
    unplaced: z.stringbool().default(false), offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(2000).default(100),
    state: z.string().max(60).optional().describe('only the rows in this state of the subject'),
  }),
  gives: behind,
  shows: ({ people }) => named(people),
  says: { vi: 'Các dòng đứng sau một con số: đúng bằng con số ấy.', en: 'The rows behind a figure: exactly as many as it says.' },
})

const broken = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })
const difference = z.object({ points: z.string().nullable(), numerator: whole, denominator: whole, value: z.number().nullable() })
const standing = z.object({ counted: z.boolean(), within: z.boolean(), state: z.unknown() }).nullable()
const side = z.object({ on: day, figure: figure.nullable() })

export const getComparison = get('/figures/comparison', {
  may: 'indicators.read',
  takes: z.object({ unitId: z.coerce.number().int(), indicator: z.string().max(80), before: day, after: day, known }),
  gives: z.object({
    unit: unitThen, before: side, after: side, difference: difference.nullable(),
    chain: z.enum(['whole', 'restated', 'broken']), breaks: z.array(broken),
    restated: z.object({ side: z.enum(['before', 'after']), figure, difference }).nullable(),
    changed: z.object({ count: whole, rows: z.array(z.object({ unit: unitName, under: z.string().nullable(), before: standing, after: standing })) }),
  }),
  says: { vi: 'So sánh hai ngày, và những thôn đã đổi.', en: 'Two days compared, and the villages that changed.' },
})

export const listTargets = get('/targets', {
  may: 'indicators.read',
  takes: asked,
  gives: z.array(target),
  says: { vi: 'Mục tiêu đang áp dụng và còn thiếu bao nhiêu.', en: 'The targets in force and what is missing.' },
})

const change = z.object({ id: whole, change: z.enum(['new', 'changed', 'same']) })

export const postTarget = post('/targets', {
  may: 'indicators.set-target',
  takes: z.object({ unitId: whole, indicator: z.string().max(80), dueOn: day, percent: z.string().max(10), setOn: day, paperId: whole.nullable().default(null) }),
  gives: change,
  says: { vi: 'Đặt mục tiêu cho một đơn vị đến một ngày.', en: 'Set what a unit is to reach by a day.' },
})

const term = z.object({ unitId: whole, name: z.string().trim().max(200), from: day.nullable(), until: day.nullable().describe('the first day after it'), basis: z.string().trim().max(500).nullable() })

export const listTerms = get('/terms', {
  may: 'indicators.read',
  takes: z.object({ unitId: z.coerce.number().int(), on: day }),
  gives: z.object({ unit: unitThen, terms: z.array(term.extend({ id: whole, unit: z.string(), corrections: whole })) }),
  says: { vi: 'Các nhiệm kỳ của một đơn vị và của cấp trên.', en: 'The terms of a unit and of those above it.' },
})
export const openTerm = post('/terms', {
  may: 'indicators.enter-term', takes: term, gives: change,
  says: { vi: 'Mở một nhiệm kỳ của đơn vị.', en: 'Open a term of a unit.' },
})
export const correctTerm = post('/terms/correct', {
  may: 'indicators.enter-term', takes: term.extend({ termId: whole }), gives: change,
  says: { vi: 'Sửa một nhiệm kỳ; điều đã ghi trước vẫn còn trong sổ.', en: 'Correct a term; what it said stays in the record.' },
})

const printed = z.object({
  unitId: whole, on: day, numerator: whole.min(0).nullable(), denominator: whole.min(0).nullable(), percent: z.string().max(12).nullable(),
  approximate: z.boolean(), source: z.string().max(500), assumed: z.string().max(1000).nullable(),
})

const printedShown = printed.extend({ id: whole, indicator: z.string(), derived: figure.nullable(), agreement: z.enum(['same', 'approximate', 'cut', 'differs']).nullable() })

export const listPrinted = get('/printed', {
  may: 'indicators.read',
  takes: z.object({ unitId: z.coerce.number().int() }),
  gives: z.array(printedShown),
  says: { vi: 'Số liệu đã công bố bên cạnh số liệu tính được.', en: 'Printed figures beside the derived ones.' },
})

export const postPrinted = post('/printed', {
  may: 'indicators.store-printed',
  takes: printed.extend({ indicator: z.string().max(80) }),
  gives: change,
  says: { vi: 'Lưu một con số đã công bố.', en: 'Keep a printed figure.' },
})

const unitNamed = z.object({ id: whole, kind: z.string(), code: z.string(), fullName: z.string() })
const kin = z.object({ side: z.enum(['before', 'after']), kind: z.string(), on: day, id: whole.nullable(), name: z.string() })
const standingUnit = unitNamed.extend({
  tree: z.enum(['state', 'party']), stands: z.enum(['yes', 'not-yet', 'ended']), since: day.nullable(), upto: day.nullable(), path: z.array(unitNamed),
  counterpart: unitNamed.nullable(), treeNote: z.string().nullable(), kin: z.array(kin), under: z.array(z.object({ legalKind: z.string(), count: whole })),
})

export const getHome = get('/figures/home', {
  may: 'indicators.read',
  takes: z.object({ unitId: z.coerce.number().int().optional().describe('the country where it is left out'), on: day, known, indicator: z.string().max(80).optional() }),
  gives: z.object({
    unit: standingUnit, indicator: z.string(), level: stateKind.nullable(),
    figures: z.object({
      all: z.array(figure), targets: z.array(target), treeNote, unplaced: z.object({ here: whole, mayBelong: whole }),
      ranking: z.object({ of: whole, unplaced: figure.nullable(), units: z.array(z.object({ unit: childUnit, figure, place: whole.nullable(), tied: z.boolean() })) }),
      own: place.nullable(), missing: behind, missingStates: z.array(z.object({ state: z.string(), count: whole })),
      squares: behind.extend({ rows: z.array(behind.shape.rows.element.extend({ counted: z.boolean() })) }).nullable(),
      printed: z.array(printedShown),
    }).nullable(),
  }),
  shows: ({ figures }) => named({ ...figures?.missing.people, ...figures?.squares?.people }),
  says: { vi: 'Trang đầu của một đơn vị đến một ngày, trong một lần hỏi.', en: 'The home of a unit on a day, asked at once.' },
})

export const getMap = get('/figures/map', {
  may: 'indicators.read',
  takes: z.object({ before: z.stringbool().describe('the areas before 01/07/2025, approximate'), province: z.string().max(10).optional().describe('code; the country’s provinces where it is left out') }),
  gives: z.unknown().describe('TopoJSON with the object areas, id = code; null where there is no map'),
  says: { vi: 'Ranh giới giản lược của các tỉnh, hoặc của các đơn vị trong một tỉnh.', en: 'Simplified outlines of the provinces, or of the areas of one province.' },
})
