import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Chance } from './chance.ts'

/** Counts of surnames, middle names and given names; no full name of anyone (see the notices beside the file). */
type NameCounts = {
  ho_weight_percent: Record<'north' | 'central' | 'south', [string, number][]>
  dem_male: [string, number][]
  dem_female: [string, number][]
  ten_male: [string, number][]
  ten_female: [string, number][]
  ethnic_surnames: Record<string, string[]>
}
export type Region = 'north' | 'central' | 'south'
export type Sex = 'female' | 'male'

const counts = JSON.parse(readFileSync(new URL('../../../national-data/names.json', import.meta.url), 'utf8')) as NameCounts

/** Given names that people now in their thirties to sixties bear more often than today's students do. */
const olderMale = ['Hùng', 'Dũng', 'Sơn', 'Hải', 'Thắng', 'Bình', 'Tuấn', 'Quang', 'Minh', 'Cường', 'Long', 'Hòa', 'Thành', 'Tiến', 'Lâm', 'Toàn', 'Vinh', 'Chung', 'Bằng', 'Thọ', 'Khánh', 'Tùng', 'Đông', 'Phong', 'Trường', 'Hưng', 'Đức', 'Kiên', 'Nghĩa', 'Tâm']
const olderFemale = ['Hương', 'Hoa', 'Lan', 'Hà', 'Thủy', 'Nga', 'Bình', 'Hồng', 'Loan', 'Yến', 'Mai', 'Liên', 'Thu', 'Hằng', 'Nhung', 'Huệ', 'Oanh', 'Thơm', 'Xuân', 'Tuyết', 'Vân', 'Tâm', 'Lý', 'Minh', 'Phượng', 'Thanh', 'Hiên', 'Duyên', 'Sen', 'Cúc']

/** Names printed in the published articles, as digests: no invented person may bear one. */
const printed = new Set([
  '2f1e573459dc3122',
  '6e014a671618f364',
  '7990e87bf933d5df',
  '40c44b4b9768be91',
  '2be3676f82aa69c9',
  '5879857d8c5226d5',
  'bc75e93922722720',
  '4f9100bf36e39d97',
  'dae92ebd1ee401f3',
  '5aa2efa80b59eabb',
  'af9616151423fd5a',
  'f2dd8452dc7a1a78',
  '1f7fa91c81abb3db',
  '8a09caa34bb660e2',
])

/** A name nobody printed: surname by people and region, middle and given name by sex. */
export function inventName(by: Chance, sex: Sex, ethnicName = 'Kinh', region: Region = 'north'): string {
  for (;;) {
    const surnames = counts.ethnic_surnames[ethnicName]
    const surname = surnames ? by.pick(surnames) : by.weighted(counts.ho_weight_percent[region])
    const middle = sex === 'female' && by.happens(0.7) ? 'Thị' : by.weighted(sex === 'female' ? counts.dem_female : counts.dem_male)
    const given = by.happens(0.7) ? by.pick(sex === 'female' ? olderFemale : olderMale) : by.weighted(sex === 'female' ? counts.ten_female : counts.ten_male)
    const name = [surname, ...middle.split(' ').filter((part) => part !== given), given].join(' ')
    if (!wasPrinted(name)) return name
  }
}

export const wasPrinted = (name: string) =>
  printed.has(createHash('sha256').update(name.normalize('NFC').toLowerCase()).digest('hex').slice(0, 16))
