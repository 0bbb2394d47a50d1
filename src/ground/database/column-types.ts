import pg from 'pg'

const DATE = 1082, INT8 = 20, DATES = 1182, INT8S = 1016
const TEXTS: number = 1009
const texts: (value: string) => (string | null)[] = pg.types.getTypeParser(TEXTS, 'text')

/** How columns come back: a date as 'YYYY-MM-DD' (or 'infinity'), an int8 as a number, a range as text; the rest as pg does. */
const read = new Map<number, (value: string) => unknown>([
  [DATE, (value) => value],
  [INT8, wholeNumber],
  [DATES, (value) => texts(value)],
  [INT8S, (value) => texts(value).map((item) => (item === null ? null : wholeNumber(item)))],
])

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : read.get(oid)) ?? pg.types.getTypeParser(oid, format ?? 'text'),
}

function wholeNumber(value: string) {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new Error(`a bigint beyond 2^53: ${value}`)
  return number
}
