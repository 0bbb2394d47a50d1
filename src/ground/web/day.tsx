import { useCallback, useEffect, useMemo } from 'react'
import { type Day, isDay, today, writeDay } from '#ground/time/day.ts'
import { useChangeUrl, useUrl } from './url.ts'

export type DayLookedAt = {
  /** The day the figures are of: ?ngay=, or today. */
  day: Day
  today: Day
  /** As it was known on this day: ?biet=; undefined is as known now. */
  knownOn: Day | undefined
  isPast: boolean
  /** Plain editing is closed on a past day or past knowledge; dated acts and corrections stay open through their own forms. */
  readOnly: boolean
  setDay(day: Day, options?: { keep?: boolean }): void
  setKnownOn(day: Day | undefined): void
}

/** No register of units reaches back beyond it. */
const earliest = '1900-01-01'

const readField = (text: string | null): Day | undefined => (isDay(text) && text >= earliest ? text : undefined)

/** The day in the address bar. */
export const useDay = (): DayLookedAt => {
  const url = useUrl()
  const change = useChangeUrl()
  const now = today()
  const day = readField(url.get('ngay')) ?? now
  const knownOn = readField(url.get('biet'))
  const setDay = useCallback((next: Day, options?: { keep?: boolean }) => change({ ngay: next === today() ? undefined : next }, { keep: true, ...options }), [change])
  const setKnownOn = useCallback((next: Day | undefined) => change({ biet: next === today() ? undefined : next }, { keep: true }), [change])
  return useMemo(() => {
    const isPast = day < now
    return { day, today: now, knownOn, isPast, readOnly: isPast || knownOn !== undefined, setDay, setKnownOn }
  }, [day, knownOn, now, setDay, setKnownOn])
}

/** 'Thành phố Lạng Sơn · 25/06/2021 · Nhất Thể', with the day left out when it is today. */
export const usePageTitle = (title: string, error = ''): void => {
  const { day, isPast } = useDay()
  useEffect(() => {
    const parts = [title, isPast ? writeDay(day) : '', 'Nhất Thể'].filter(Boolean)
    document.title = (error ? `${error} ` : '') + parts.join(' · ')
  }, [title, error, day, isPast])
}
