import type { Language } from '#ground/text/say.ts'
import { writeCount } from '#ground/web/numbers.ts'

const small = ['Không', 'Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười']

/** 8 -> 'Tám', 22 -> '22': small numbers are written out at the head of a Vietnamese heading. */
export const countWord = (count: number, language: Language): string => (language === 'vi' ? small[count] : undefined) ?? writeCount(count, language)
