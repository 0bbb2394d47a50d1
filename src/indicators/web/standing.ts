import type { CallFailed } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { useHome, useIndicators } from './asking.ts'
import type { Shown } from './home-page.tsx'

/** How a unit stands by one indicator on the day looked at, as the cards of this room show it on a page of another: `shown` is absent while it is fetched, and where the unit did not stand. */
export function useStanding(unitId: number | undefined, indicator: string): { shown: Shown | undefined; error: CallFailed | null; isThere: boolean } {
  const { day, knownOn } = useDay()
  const home = useHome(unitId, day, knownOn, indicator)
  const told = useIndicators()
  const chosen = told.data?.find(({ code }) => code === indicator)
  const { data } = home
  if (!data || !told.data || !chosen) return { shown: undefined, error: home.error, isThere: true }
  if (!data.figures) return { shown: undefined, error: null, isThere: false }
  return { shown: { home: data, figures: data.figures, told: told.data, indicator: chosen, isWaiting: home.isPlaceholderData }, error: null, isThere: true }
}
