import { readNumber, writeNumber } from '#ground/text/numbers.ts'
import { isDay, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import type { Say } from '#ground/web/language.tsx'
import { paperName, type PaperSeen } from '#papers/public-web.ts'
import { getProgramme } from '../contract.ts'
import { words } from './words.ts'

export type Board = (typeof getProgramme)['gives']['_output']
export type Line = Board['lines'][number]

/** `asKnown`: as the day of knowledge says; forms that change a programme look at what is known now. */
export const useBoard = (number: string | undefined, { asKnown = false } = {}) => {
  const { day: on, knownOn } = useDay()
  const asked = Number(number)
  return useAsk(getProgramme, { number: Number.isInteger(asked) && asked > 0 ? asked : 2_147_483_647, on, known: asKnown ? knownOn : undefined })
}

/** 10000 -> '100%', 9550 -> '95,5%' */
export const percentText = (hundredths: number): string => `${writeNumber(hundredths / 100)}%`

/** '95,5' -> 9550; undefined for what is no percentage. */
export const readPercent = (text: string): number | null | undefined => {
  if (text === '') return null
  const percent = readNumber(text)
  return percent === undefined ? undefined : Math.round(percent * 1_000_000) / 10_000
}

export const dayText = (day: string | null): string => (isDay(day) ? writeDay(day) : '–')
export const periodText = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }, say: Say): string =>
  endsOn ? say(words.fromTo, { from: dayText(startsOn), until: dayText(endsOn) }) : say(words.from, { from: dayText(startsOn) })

type PaperOf = NonNullable<Board['paper']>
/** The paper by its name, or by its summary where the number is not known. */
export const paperText = (paper: PaperOf, say: Say): string => paperName(paper as Pick<PaperSeen, 'symbol' | 'kind' | 'summary'>, say)
