import { Refusal } from '#ground/refusal.ts'
import type { Choice } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import type { Period } from './period.ts'

export const employmentKinds = ['commune_cadre', 'commune_civil_servant', 'retired', 'part_time', 'other'] as const
export type EmploymentKind = (typeof employmentKinds)[number]
export type Employment = Period & { id: number; kind: EmploymentKind; title: string | null; unitId: number | null; paperId: number | null }

export const employmentWords: Choice[] = [
  { value: 'commune_cadre', vi: 'Cán bộ xã', en: 'Commune cadre', also: ['Cán bộ', 'Cán bộ cấp xã', 'Cán bộ chuyên trách'] },
  { value: 'commune_civil_servant', vi: 'Công chức xã', en: 'Commune civil servant', also: ['Công chức', 'Công chức cấp xã'] },
  { value: 'retired', vi: 'Hưu trí', en: 'Retired', also: ['Nghỉ hưu', 'Cán bộ hưu'] },
  { value: 'part_time', vi: 'Không chuyên trách', en: 'Part-time staff', also: ['Người hoạt động không chuyên trách', 'Bán chuyên trách'] },
  { value: 'other', vi: 'Khác', en: 'Other', also: ['Làm ruộng', 'Nông dân', 'Kinh doanh'] },
]

/** The same kind of work is told once for a day. */
export function refuseEmployment(known: Employment[], kind: EmploymentKind, from: Day, until: Day | null): Refusal | null {
  if (until !== null && until <= from) return new Refusal('people.ends-before-it-begins', { from, until })
  const other = known.find((each) => each.kind === kind && (each.until === null || each.until > from) && (until === null || each.from === null || each.from < until))
  return other ? new Refusal('people.already-employed-so', { kind, since: other.from, until: other.until }) : null
}

export function refuseEndOfEmployment(employment: Employment | undefined, on: Day): Refusal | null {
  if (!employment) return new Refusal('people.no-such-employment', {})
  if (employment.from !== null && on <= employment.from) return new Refusal('people.ends-before-it-begins', { from: employment.from, until: on })
  return employment.until !== null && employment.until < on ? new Refusal('people.employment-over', { until: employment.until }) : null
}
