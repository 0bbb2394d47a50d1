import { type Day, addDays, day, daysBetween } from './day.ts'

const epoch1900 = day('1899-12-31')
const epoch1904 = day('1904-01-01')

/**
 * The day of an Excel serial number. The 1900 system counts a 29/02/1900 that never was (serial 60): undefined,
 * and later days are shifted by it. The 1904 system, of old Macintosh workbooks, starts at 0 = 01/01/1904.
 */
export function dayOfSerial(serial: number, date1904 = false): Day | undefined {
  const whole = Math.floor(serial)
  if (!(whole >= 0 && whole <= 110_000)) return undefined
  if (date1904) return addDays(epoch1904, whole)
  return whole < 1 || whole === 60 ? undefined : addDays(epoch1900, whole > 60 ? whole - 1 : whole)
}

/** The serial number by which Excel keeps a day (1900 system), undefined before 01/01/1900. */
export function serialOf(of: Day): number | undefined {
  const days = daysBetween(epoch1900, of)
  return days < 1 ? undefined : days >= 60 ? days + 1 : days
}
