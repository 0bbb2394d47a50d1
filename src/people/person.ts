import { Refusal } from '#ground/refusal.ts'
import { type Choice, choice } from '#ground/spreadsheet/sheet.ts'
import { tidyName } from '#ground/text/names.ts'
import type { Day, Precision } from '#ground/time/day.ts'
import { joined, type Period, replacedFrom } from './period.ts'

export const sexes = ['female', 'male'] as const
export const educations = ['primary', 'lower_secondary', 'upper_secondary'] as const
export const professions = ['none', 'elementary', 'intermediate', 'college', 'university', 'postgraduate'] as const
export const theories = ['none', 'elementary', 'intermediate', 'advanced'] as const

/** What is known of a person in one period. birth is the first day of the month or year where that is all that is known. */
export type Portrait = {
  name: string
  birth: Day | null
  birthPrecision: Precision
  sex: (typeof sexes)[number] | null
  ethnic: string | null // code of ethnic-group.ts
  generalEducation: (typeof educations)[number] | null
  professionalLevel: (typeof professions)[number] | null
  theoryLevel: (typeof theories)[number] | null
  livesIn: number | null // a village
}
export type Version = Portrait & Period
export type Patch = Partial<Portrait>

export const emptyPortrait: Omit<Portrait, 'name'> = {
  birth: null, birthPrecision: 'day', sex: null, ethnic: null, generalEducation: null, professionalLevel: null, theoryLevel: null, livesIn: null,
}
export const portraitKeys = ['name', ...Object.keys(emptyPortrait)] as (keyof Portrait)[]

export const samePortrait = (a: Portrait, b: Portrait): boolean => portraitKeys.every((key) => a[key] === b[key])

/**
 * The versions after a change from a day on (null: a correction of the whole life). A later version keeps what it says otherwise
 * of the same field: only what was carried on from the changed one is carried on again.
 */
export function changed(versions: Version[], patch: Patch, from: Day | null): Version[] {
  const base = from === null ? undefined : versions.find((version) => (version.from === null || version.from <= from) && (version.until === null || from < version.until))
  const replace = (version: Version): Version => {
    const taken = base === undefined ? patch : Object.fromEntries(Object.entries(patch).filter(([key]) => version[key as keyof Portrait] === base[key as keyof Portrait]))
    return { ...version, ...taken }
  }
  return joined(replacedFrom(versions, from, replace), samePortrait)
}

/** A name has at least a letter; nobody is born after the day of entry or more than 120 years before. */
export function refusePortrait(portrait: Patch, today: Day): Refusal | null {
  if (portrait.name !== undefined && !/\p{L}/u.test(portrait.name)) return new Refusal('people.name-missing', {})
  const { birth } = portrait
  if (birth && birth > today) return new Refusal('people.born-in-the-future', { birth, today })
  if (birth && Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) > 120) return new Refusal('people.born-too-long-ago', { birth })
  return null
}

export const tidied = <P extends Patch>(patch: P): P => (patch.name === undefined ? patch : { ...patch, name: tidyName(patch.name) })

export const sexWords: Choice[] = [choice('female', 'Nữ', 'Female', 'Đàn bà', 'F'), choice('male', 'Nam', 'Male', 'Đàn ông', 'M')]
export const educationWords: Choice[] = [
  choice('primary', 'Tiểu học', 'Primary', 'Cấp I', '5/12', '4/12', '4/10'),
  choice('lower_secondary', 'THCS', 'Lower secondary', 'Trung học cơ sở', 'Cấp II', '9/12', '7/10', '7/12', '8/12'),
  choice('upper_secondary', '12/12', 'Upper secondary (12/12)', 'THPT', 'Trung học phổ thông', 'Cấp III', '10/10', 'THPT 12/12'),
]
export const professionWords: Choice[] = [
  choice('none', 'Chưa qua đào tạo', 'None', 'Chưa ĐT', 'Không', 'Chưa đào tạo'),
  choice('elementary', 'Sơ cấp', 'Elementary', 'SC'),
  choice('intermediate', 'Trung cấp', 'Intermediate', 'TC', 'Trung học chuyên nghiệp'),
  choice('college', 'Cao đẳng', 'College', 'CĐ'),
  choice('university', 'Đại học', 'University', 'ĐH', 'Cử nhân', 'Kỹ sư'),
  choice('postgraduate', 'Sau đại học', 'Postgraduate', 'SĐH', 'Thạc sĩ', 'Thạc sỹ', 'Tiến sĩ'),
]
export const theoryWords: Choice[] = [
  choice('none', 'Chưa qua', 'None', 'Chưa', 'Không', 'Chưa qua đào tạo'),
  choice('elementary', 'Sơ cấp', 'Elementary', 'SC'),
  choice('intermediate', 'Trung cấp', 'Intermediate', 'TC'),
  choice('advanced', 'Cao cấp', 'Advanced', 'CC', 'Cử nhân'),
]
