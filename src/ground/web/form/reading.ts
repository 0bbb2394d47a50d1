import { readNumber } from '#ground/text/numbers.ts'
import { type Day, readDay } from '#ground/time/day.ts'

/** The composed, trimmed text of a field; '' when it is absent or a file. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}

export const dayOf = (form: FormData, name: string): Day | undefined => readDay(textOf(form, name))
export const numberOf = (form: FormData, name: string): number | undefined => readNumber(textOf(form, name))
