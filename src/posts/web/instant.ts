import { type Day, isDay, today } from '#ground/time/day.ts'
import type { Language } from '#ground/text/say.ts'

/** '25/06/2021 14:05', in Vietnam. */
export const instantText = (at: string | Date, language: Language): string =>
  new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(at))

/** The day at whose end a belief stood; undefined where it was replaced the same day. */
export const knownDay = (from: string | Date, until: string | Date | null): Day | undefined => {
  const first = today(new Date(from))
  const gone = until === null ? undefined : today(new Date(until))
  return isDay(first) && first !== gone ? first : undefined
}
