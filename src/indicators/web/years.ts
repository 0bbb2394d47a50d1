import { writeNumber } from '#ground/text/numbers.ts'
import type { Language } from '#ground/text/say.ts'

/** 47.25 -> '47,3 tuổi' */
export const writeYears = (value: number | null, language: Language): string => {
  if (value === null) return '–'
  const number = writeNumber(value, { language, digits: Number.isInteger(value) ? 0 : 1 })
  return language === 'vi' ? `${number} tuổi` : `${number} years`
}
