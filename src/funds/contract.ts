import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { dayField as day, knownField as known } from '#ground/http/fields.ts'
import { gaps, highReasons, payers } from './allowance.ts'

const unitId = z.coerce.number().int().positive()
const read = 'funds.read', set = 'funds.set'
const dong = z.number().int()
const main = z.enum(['cell_secretary', 'village_head'])
const month = z.string().regex(/^(1[89]|2[01])\d{2}-(0[1-9]|1[0-2])$/)
/** Months of a period, both counted: '2026-01' to '2026-06'. */
const period = { unitId, from: month, to: month, known }
const unit = z.object({ id: z.number(), kind: z.string(), fullName: z.string() })

const sums = z.object({ villages: z.number(), counted: z.number(), missing: z.number(), separate: dong, unified: dong, released: dong, reduced: dong, insurance: dong.nullable() })
const three = z.tuple([z.number().nullable(), z.number().nullable(), z.number().nullable()])
const levels = z.object({ cell_secretary: three, village_head: three, front_head: three })
const resolution = z.object({
  id: z.number(), provinceId: z.number(), paperId: z.number(), paper: z.string(), issuer: z.string(), issuedOn: day.nullable(), from: day.nullable(), until: day.nullable(),
  mainTitle: main, rate: z.number(), payer: z.enum(payers), type1From: z.number().nullable(), type2From: z.number().nullable(), confirmed: z.boolean(), levels,
})
const central = z.object({
  high: z.number(), low: z.number(), unknown: z.number(), base: dong, highCoefficient: z.number(), lowCoefficient: z.number(), monthly: dong, basis: z.string(), confirmed: z.boolean(),
}).nullable()

export const getFund = get('/funds', {
  may: read,
  takes: z.object(period),
  gives: z.object({
    unit, on: day, sums, months: z.array(sums.extend({ month: day })), gaps: z.array(z.object({ gap: z.enum(gaps), villages: z.number(), months: z.number() })),
    resolutions: z.array(resolution), central, unconfirmed: z.array(z.string()),
  }),
  says: { vi: 'Phụ cấp của các thôn đã nhất thể trong một kỳ: hai người giữ thì bao nhiêu, một người giữ thì bao nhiêu, dôi dư trong quỹ và giảm chi thật.', en: 'Allowances of unified villages in a period: for two holders, for one, released inside the fund and truly saved.' },
})

const part = z.object({
  from: day, days: z.number(), gap: z.enum(gaps).nullable(), resolutionId: z.number().nullable(), type: z.number().nullable(), typeBy: z.enum(['entered', 'rule']).nullable(),
  secretary: z.number().nullable(), head: z.number().nullable(), main: main.nullable(), rate: z.number().nullable(), payer: z.enum(payers).nullable(), base: dong.nullable(),
})
export const getFundRows = get('/funds/rows', {
  may: read,
  takes: z.object({ ...period, limit: z.coerce.number().int().min(1).max(5000).default(500), offset: z.coerce.number().int().min(0).default(0) }),
  gives: z.object({
    unit, count: z.number(),
    rows: z.array(z.object({
      villageId: z.number(), village: z.string(), commune: z.string().nullable(), month: day, days: z.number(), daysOfMonth: z.number(), gap: z.enum(gaps).nullable(),
      separate: dong.nullable(), unified: dong.nullable(), released: dong.nullable(), reduced: dong.nullable(), insurance: dong.nullable(), parts: z.array(part),
    })),
  }),
  shows: () => null, // head and secretary are sums of money here
  says: { vi: 'Từng thôn, từng tháng đứng sau con số của kỳ, với hệ số, mức lương và số ngày.', en: 'The villages and months behind the figures of a period, with coefficients, salary and days.' },
})

export const listResolutions = get('/funds/resolutions', {
  may: read,
  takes: z.object({ unitId, on: day, known }),
  gives: z.object({ province: unit.nullable(), resolutions: z.array(resolution) }),
  says: { vi: 'Các nghị quyết phụ cấp của tỉnh mà đơn vị thuộc về.', en: 'The allowance resolutions of the province that a unit lies in.' },
})

const households = z.number().int().min(1).max(100_000).nullable()
export const setResolution = post('/funds/resolutions/set', {
  may: set,
  takes: z.object({
    unitId: z.number().int().positive(), paperId: z.number().int().positive(), from: day, until: day.nullable(), mainTitle: main, rate: z.number().min(0), payer: z.enum(payers),
    type1From: households, type2From: households, confirmed: z.boolean(), levels,
  }),
  gives: z.object({ id: z.number(), change: z.enum(['new', 'changed', 'same']) }),
  says: { vi: 'Ghi nghị quyết phụ cấp của tỉnh từ một ngày.', en: 'Enter a province’s allowance resolution from a day on.' },
})

export const listClasses = get('/funds/classes', {
  may: read,
  takes: z.object({ unitId, on: day, known }),
  gives: z.object({
    unit, central,
    villages: z.array(z.object({
      id: z.number(), code: z.string(), village: z.string(), legalKind: z.string(), households: z.number().nullable(), villageType: z.number().nullable(), highFund: z.enum(highReasons).nullable(),
      since: day.nullable(), fund: z.enum(['high', 'low']).nullable(),
    })),
  }),
  says: { vi: 'Loại của từng thôn và mức quỹ khoán trung ương trong ngày.', en: 'The type of each village and its central fund on a day.' },
})

export const setClass = post('/funds/classes/set', {
  may: set,
  takes: z.object({ unitId: z.number().int().positive(), from: day, villageType: z.number().int().nullable(), highFund: z.enum(highReasons).nullable(), paperId: z.number().int().positive().nullable() }),
  gives: z.object({ change: z.enum(['new', 'changed', 'same']) }),
  says: { vi: 'Xếp loại một thôn từ một ngày.', en: 'Class a village from a day on.' },
})

