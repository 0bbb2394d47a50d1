import { sql, type Sql } from '#ground/database/sql.ts'
import type { Message } from '#ground/text/say.ts'
import { defineIndicator, type Indicator, type On } from '#indicators/public.ts'
import { villages } from './subjects.ts'

/** Whose profile: of those who hold both posts, or of all heads (form NTH-01). */
type Whom = 'leaders' | 'heads'

const whom: Record<Whom, { vi: string; en: string; among: Sql }> = {
  leaders: { vi: 'bí thư kiêm trưởng thôn', en: 'secretary-cum-heads', among: sql`s.state = 'unified'` },
  heads: { vi: 'trưởng thôn', en: 'village heads', among: sql`s.head_id is not null` },
}

/** At least so many full years, and fewer than so many: comparing days costs a tenth of reckoning an age. */
const aged = (from: number | null, under: number | null) => (on: On): Sql => {
  const before = from === null ? sql`true` : sql`s.birth <= ${on}::date - make_interval(years => ${from}::int)`
  return under === null ? before : sql`${before} and s.birth > ${on}::date - make_interval(years => ${under}::int)`
}

const age = (on: On) => sql`extract(year from age(${on}::date, s.birth))::int`

type Trait = { code: string; vi: string; en: string; of(on: On): Sql; unknown?: Sql; splits?: string; better?: Indicator['better'] }

const noBirth = sql`s.birth is null`
const noSchooling = sql`s.general_education is null`
const noProfession = sql`s.professional_level is null`
const noTheory = sql`s.theory_level is null`

const traits: Trait[] = [
  { code: 'women', vi: 'Nữ', en: 'Women', of: () => sql`s.female`, unknown: sql`s.female is null` },
  { code: 'minorities', vi: 'Dân tộc thiểu số', en: 'Ethnic minorities', of: () => sql`s.minority`, unknown: sql`s.minority is null` },
  { code: 'under-30', vi: 'Dưới 30 tuổi', en: 'Under 30', of: aged(null, 30), unknown: noBirth },
  { code: 'aged-30-40', vi: 'Từ 30 đến 40 tuổi', en: 'Aged 30 to 40', of: aged(30, 41), unknown: noBirth },
  { code: 'aged-41-50', vi: 'Từ 41 đến 50 tuổi', en: 'Aged 41 to 50', of: aged(41, 51), unknown: noBirth },
  { code: 'aged-51-60', vi: 'Từ 51 đến 60 tuổi', en: 'Aged 51 to 60', of: aged(51, 61), unknown: noBirth },
  { code: 'over-60', vi: 'Trên 60 tuổi', en: 'Over 60', of: aged(61, null), unknown: noBirth },
  { code: 'over-55', vi: 'Trên 55 tuổi', en: 'Over 55', of: aged(56, null), unknown: noBirth },
  { code: 'primary', vi: 'Văn hóa: tiểu học', en: 'Primary schooling', of: () => sql`s.general_education = 'primary'`, unknown: noSchooling },
  { code: 'lower-secondary', vi: 'Văn hóa: THCS', en: 'Lower secondary schooling', of: () => sql`s.general_education = 'lower_secondary'`, unknown: noSchooling },
  { code: 'upper-secondary', vi: 'Văn hóa 12/12', en: 'Schooling 12/12', of: () => sql`s.general_education = 'upper_secondary'`, unknown: noSchooling },
  { code: 'untrained', vi: 'Chuyên môn: chưa qua đào tạo', en: 'No professional training', of: () => sql`s.professional_level = 'none'`, unknown: noProfession },
  { code: 'elementary', vi: 'Chuyên môn: sơ cấp', en: 'Elementary training', of: () => sql`s.professional_level = 'elementary'`, unknown: noProfession },
  { code: 'intermediate', vi: 'Chuyên môn: trung cấp', en: 'Intermediate training', of: () => sql`s.professional_level = 'intermediate'`, unknown: noProfession },
  { code: 'college', vi: 'Chuyên môn: cao đẳng', en: 'College', of: () => sql`s.professional_level = 'college'`, unknown: noProfession },
  { code: 'university', vi: 'Chuyên môn: đại học trở lên', en: 'University or above', of: () => sql`s.professional_level in ('university', 'postgraduate')`, unknown: noProfession },
  { code: 'graduate', vi: 'Chuyên môn: đại học', en: 'University', of: () => sql`s.professional_level = 'university'`, unknown: noProfession, splits: 'university' },
  { code: 'postgraduate', vi: 'Chuyên môn: sau đại học', en: 'Postgraduate', of: () => sql`s.professional_level = 'postgraduate'`, unknown: noProfession, splits: 'university' },
  { code: 'theory-none', vi: 'Lý luận chính trị: chưa qua', en: 'No political theory', of: () => sql`s.theory_level = 'none'`, unknown: noTheory },
  { code: 'theory-elementary', vi: 'Lý luận chính trị: sơ cấp', en: 'Political theory: elementary', of: () => sql`s.theory_level = 'elementary'`, unknown: noTheory },
  { code: 'theory-intermediate', vi: 'Lý luận chính trị: trung cấp', en: 'Political theory: intermediate', of: () => sql`s.theory_level = 'intermediate'`, unknown: noTheory },
  { code: 'theory-advanced', vi: 'Lý luận chính trị: cao cấp', en: 'Political theory: advanced', of: () => sql`s.theory_level = 'advanced'`, unknown: noTheory },
  { code: 'reelected', vi: 'Tái cử', en: 'Re-elected', of: () => sql`s.reelected` },
  { code: 'new', vi: 'Mới', en: 'New', of: () => sql`not s.reelected` },
  { code: 'commune-officers', vi: 'Cán bộ, công chức xã kiêm', en: 'Commune cadres or civil servants', of: () => sql`s.commune_officer` },
  { code: 'retired', vi: 'Hưu trí', en: 'Retired', of: () => sql`s.retired` },
]

/** What the traits tell apart: those of a family make up one whole, so that one of them is told by the others. */
const families: Record<string, string> = {
  'under-30': 'age', 'aged-30-40': 'age', 'aged-41-50': 'age', 'aged-51-60': 'age', 'over-60': 'age', 'over-55': 'age',
  primary: 'schooling', 'lower-secondary': 'schooling', 'upper-secondary': 'schooling',
  untrained: 'profession', elementary: 'profession', intermediate: 'profession', college: 'profession', university: 'profession', graduate: 'profession', postgraduate: 'profession',
  'theory-none': 'theory', 'theory-elementary': 'theory', 'theory-intermediate': 'theory', 'theory-advanced': 'theory', reelected: 'term', new: 'term',
}

const basis = 'Biểu NTH-01'
const unknownLeft: Message = { vi: '; người chưa rõ thì để ngoài', en: '; those of whom it is not known are left out' }

/** The traits of the leaders (or of all heads) as shares of them, and their youngest, oldest and average age. */
export const profileOf = (of: Whom): Indicator[] => [...traits.map((trait) => traitOf(of, trait)), ...agesOf(of)]

function traitOf(group: Whom, { code, vi, en, of, unknown, splits, better = 'neither' }: Trait): Indicator {
  const { vi: ofWhomVi, en: ofWhomEn, among } = whom[group]
  const left = unknown ? unknownLeft : { vi: '', en: '' }
  const note: Message = code === 'reelected' ? { vi: ' (giữ chức này ở thôn này, hoặc thôn tiền thân, đến không quá 183 ngày trước; không kể lâm thời)', en: ' (held the post here, or in a village this one came from, until at most 183 days before; interim terms left out)' } : { vi: '', en: '' }
  return defineIndicator({
    code: `posts.${group}-${code}`, subject: villages, group, basis, measures: 'share', better,
    name: { vi: `${vi} trong ${ofWhomVi}`, en: `${en} among ${ofWhomEn}` },
    formula: { vi: `Số ${ofWhomVi}: ${vi.toLowerCase()}${note.vi} ÷ số ${ofWhomVi}${left.vi}`, en: `${ofWhomEn}: ${en.toLowerCase()}${note.en} ÷ ${ofWhomEn}${left.en}` },
    family: families[code] ?? code, ...(group === 'leaders' ? { within: `posts.heads-${code}` } : {}),
    numerator: of, denominator: () => among, ...(unknown ? { excluded: () => sql`${among} and ${unknown}` } : {}), ...(splits ? { splits: `posts.${group}-${splits}` } : {}),
  })
}

const picks = [
  { code: 'youngest', pick: 'min', vi: 'Tuổi trẻ nhất', en: 'Youngest' },
  { code: 'oldest', pick: 'max', vi: 'Tuổi cao nhất', en: 'Oldest' },
  { code: 'average-age', pick: 'average', vi: 'Tuổi bình quân', en: 'Average age' },
] as const

const agesOf = (group: Whom): Indicator[] => picks.map(({ code, pick, vi, en }) => defineIndicator({
  code: `posts.${group}-${code}`, subject: villages, group, basis, measures: 'years', better: 'neither',
  name: { vi: `${vi} của ${whom[group].vi}`, en: `${en} of ${whom[group].en}` },
  formula: { vi: `${vi} (tròn năm trong ngày) của ${whom[group].vi}${unknownLeft.vi}`, en: `${en}, full years on the day, of ${whom[group].en}${unknownLeft.en}` },
  family: 'age', numerator: () => sql`true`, denominator: () => whom[group].among, excluded: () => sql`${whom[group].among} and ${noBirth}`, years: { of: age, pick },
}))
