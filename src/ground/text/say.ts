import { isDay, writeDay } from '../time/day.ts'
import { writeNumber } from './numbers.ts'

/** A sentence in both languages of the product. Facts stand in braces: 'Đã có {count} thôn'. */
export type Message = { vi: string; en: string }
export type Messages = Record<string, Message>

export type Language = 'vi' | 'en'

/** The message with its facts put in: numbers and days written the language's way, lists joined with a last «và» / “and”. */
export const fill = (message: Message, facts: Record<string, unknown> = {}, language: Language = 'vi'): string =>
  message[language].replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? sayFact(facts[name], language, name) : whole))

/** ['a', 'b', 'c'] -> 'a, b và c' */
export const sayList = (words: string[], language: Language = 'vi'): string => {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${language === 'vi' ? 'và' : 'and'} ${words.at(-1)}`
}

/** A year is a number that takes no thousands mark: facts named `year` or `…Year`, `earliest`, `latest` are such. */
const isYear = (name: string): boolean => /^(year|earliest|latest)$|Year$/.test(name)

function sayFact(fact: unknown, language: Language, name: string): string {
  if (fact === null || fact === undefined) return '–'
  if (Array.isArray(fact)) return sayList(fact.map((each) => sayFact(each, language, name)), language)
  if (typeof fact === 'number') return isYear(name) ? String(fact) : writeNumber(fact, { language })
  if (typeof fact === 'boolean') return { vi: fact ? 'có' : 'không', en: fact ? 'yes' : 'no' }[language]
  if (isDay(fact)) return writeDay(fact)
  if (fact === '-infinity' || fact === 'infinity') return '…' // an end of a period that nobody knows
  if (isMessage(fact)) return fact[language]
  return typeof fact === 'object' ? JSON.stringify(fact) : String(fact)
}

const isMessage = (fact: unknown): fact is Message =>
  typeof fact === 'object' && fact !== null && 'vi' in fact && 'en' in fact && typeof fact.vi === 'string' && typeof fact.en === 'string'
