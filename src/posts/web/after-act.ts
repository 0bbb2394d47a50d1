import type { Day } from '#ground/time/day.ts'
import { useDay } from '#ground/web/day.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { words } from './words.ts'

/** After an act: back to the unit, with a word and a link to the day on which it shows. */
export const useAfterAct = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day, today } = useDay()
  return (sentence: string, unitId: number, on: Day) => {
    const showsAlready = on <= day
    toast(sentence, showsAlready ? { see: { to: `/units/${unitId}?ngay=${on === today ? '' : on}`, label: say(words.seeDay, { day: on }) } } : { see: { to: `/units/${unitId}?ngay=${on}`, label: say(words.seeDay, { day: on }) } })
    go(`/units/${unitId}`)
  }
}
