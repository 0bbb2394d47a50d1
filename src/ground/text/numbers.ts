type Language = 'vi' | 'en'
type Writing = { language?: Language; /** digits after the mark, always written; without it as many as the number has, six at most */ digits?: number }

const marks = { vi: { thousands: '.', decimal: ',' }, en: { thousands: ',', decimal: '.' } }

/** 1234.56 -> '1.234,56' (vi), '1,234.56' (en). */
export function writeNumber(number: number, { language = 'vi', digits }: Writing = {}): string {
  if (!Number.isFinite(number)) return '–'
  const plain = digits === undefined ? String(Number(Math.abs(number).toFixed(6))) : Math.abs(number).toFixed(digits)
  const [whole = '0', fraction] = plain.split('.')
  return `${number < 0 ? '−' : ''}${grouped(whole, language)}${fraction ? marks[language].decimal + fraction : ''}`
}

const grouped = (whole: string, language: Language): string => whole.replace(/\B(?=(\d{3})+$)/g, marks[language].thousands)

/**
 * The percentage of two whole numbers, rounded half-up by whole-number arithmetic, so that no binary fraction tips it:
 * 125 of 154 -> '81,17'. '–' where the denominator is 0.
 */
export function writePercent(numerator: number, denominator: number, { language = 'vi', digits = 2 }: Writing = {}): string {
  if (denominator === 0) return '–'
  const scaled = hundredths(numerator, denominator, digits)
  const text = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0')
  const whole = grouped(text.slice(0, text.length - digits), language)
  return `${scaled < 0n ? '−' : ''}${whole}${digits ? marks[language].decimal + text.slice(-digits) : ''}`
}

/** The percentage times 10^digits as a whole number: 125, 154, 2 -> 8117n. Halves go away from zero. */
export function hundredths(numerator: number, denominator: number, digits = 2): bigint {
  const over = BigInt(numerator) * 100n * 10n ** BigInt(digits)
  const under = BigInt(denominator)
  const negative = over < 0n !== under < 0n
  const [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under]
  const rounded = (2n * a + b) / (2n * b)
  return negative ? -rounded : rounded
}

const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/
const groupedNumber = /^[+-]?\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/

/**
 * A number as people type it: '1.234,5', '1,234.5', '1 234', '90,8', '1402'. One mark followed by exactly three digits is
 * a thousands mark when it is a dot (the Vietnamese way) or when a whole number is expected; a comma is otherwise the decimal mark.
 */
export function readNumber(text: string, expected: 'integer' | 'decimal' = 'decimal'): number | undefined {
  const typed = text.normalize('NFKC').replace(/[−–—]/g, '-').replace(/\s+/g, ' ').trim().replace(/^'/, '').replace(/^([+-]) /, '$1')
  const number = value(typed, expected)
  return number === undefined || (expected === 'integer' && !Number.isInteger(number)) ? undefined : number
}

function value(typed: string, expected: 'integer' | 'decimal'): number | undefined {
  const found = typed.match(groupedNumber)
  if (found) {
    const mark = found[1]!
    const onlyMark = typed.split(/[., ]/).length === 2
    const leadingZero = /^[+-]?0/.test(typed)
    if (!onlyMark || mark === ' ' || (!leadingZero && (mark === '.' || expected === 'integer')))
      return leadingZero ? undefined : Number(typed.replaceAll(mark, '').replace(',', '.'))
  }
  return plainNumber.test(typed) ? Number(typed.replace(',', '.')) : undefined
}

/** '90,8 %' or '90,8' -> 90.8 */
export const readPercent = (text: string): number | undefined => readNumber(text.replace(/\s*[%％]\s*$/, ''))
