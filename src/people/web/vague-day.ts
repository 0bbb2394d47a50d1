import { type Day, isDay, type Precision, writeVagueDay } from '#ground/time/day.ts'
import { readDayWithPrecision, type UnreadDay } from '#ground/time/read-day.ts'

/** '04/12/1977', '12/1977', '1977'; '' where unknown. */
export const birthText = (birth: string | null, precision: Precision): string => (isDay(birth) ? writeVagueDay({ day: birth, precision }) : '')

export type Birth = { birth: Day | null; birthPrecision: Precision }
export const readBirth = (text: string): Birth | UnreadDay => {
  if (text === '') return { birth: null, birthPrecision: 'day' }
  const read = readDayWithPrecision(text)
  return 'code' in read ? read : { birth: read.day, birthPrecision: read.precision }
}
