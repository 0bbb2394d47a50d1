import { addDays, type Day, day, yearOf } from '#ground/time/day.ts'

/**
 * The lunar calendar of Viet Nam (UTC+7): new moons and the sun's longitude after Meeus, Astronomical Algorithms, in the short form of Hồ Ngọc Đức; right for 1800 to 2199.
 * In 2007 and 2030 Tết is a day before that of the Chinese calendar (UTC+8), so no calendar of the platform serves.
 */
const timeZone = 7 / 24
const month = 29.530588853 // days, mean
const firstMoon = 2415021.076998695 // Julian day of new moon 0: 1 January 1900
const dayZero = 2440588 // Julian day number of 1 January 1970

const radians = (degrees: number) => degrees * Math.PI / 180
const sin = (degrees: number) => Math.sin(radians(degrees))

/** Julian day of the k-th new moon after that of 1 January 1900. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const [t2, t3] = [t * t, t * t * t]
  const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2)
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3
  const shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun) - 0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    + 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon) + 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun)
    - 0.0006 * sin(2 * node + moon) + 0.001 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
  return mean + shift - (-0.000278 + 0.000265 * t + 0.000262 * t2)
}

/** The sun's longitude at the start of that day, in twelfths of the circle: 9 from the winter solstice on. */
function sunTwelfth(julian: number): number {
  const t = (julian - 0.5 - timeZone - 2451545) / 36525
  const anomaly = 357.5291 + 35999.0503 * t - 0.0001559 * t * t - 0.00000048 * t * t * t
  const longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    + (1.9146 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly) + (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.00029 * sin(3 * anomaly)
  return Math.floor((longitude % 360 + 360) % 360 / 30)
}

const moonDay = (k: number) => Math.floor(newMoon(k) + 0.5 + timeZone)
const julianOf = (of: Day) => dayZero + Math.round(Date.parse(`${of}T00:00:00Z`) / 86_400_000)

/** The first day of the eleventh month, the one that holds the winter solstice. */
function eleventhMonth(year: number): number {
  const k = Math.floor((julianOf(day(`${year}-12-31`)) - 2415021) / month)
  const first = moonDay(k)
  return sunTwelfth(first) >= 9 ? moonDay(k - 1) : first
}

/** How many months after the eleventh the leap month comes: the first in which the sun enters no new twelfth. */
function leapAfter(k: number): number {
  let i = 1
  for (let last = -1, arc = sunTwelfth(moonDay(k + 1)); arc !== last && i < 14; arc = sunTwelfth(moonDay(k + i))) {
    last = arc
    i++
  }
  return i - 1
}

/** The day of a lunar day: lunarDay(2026, 1, 1) is the first of Tết, 2026-02-17. Never one of a leap month. */
export function lunarDay(year: number, lunarMonth: number, date: number): Day {
  const [begins, ends] = lunarMonth < 11 ? [eleventhMonth(year - 1), eleventhMonth(year)] : [eleventhMonth(year), eleventhMonth(year + 1)]
  const k = Math.floor(0.5 + (begins - firstMoon) / month)
  const months = (lunarMonth + 1) % 12
  const isLeap = ends - begins > 365 && months >= leapAfter(k)
  return addDays(day('1970-01-01'), moonDay(k + months + (isLeap ? 1 : 0)) + date - 1 - dayZero)
}

/** Days off by Labour Code 45/2019/QH14, art. 112, paragraph 1, where nothing was announced: the five of Tết begin on the last of the old year, the second of the National Day is 1 September. */
export function holidaysByLaw(year: number): { day: Day; name: string }[] {
  const tet = lunarDay(year, 1, 1)
  return [
    { day: day(`${year}-01-01`), name: 'Tết Dương lịch' },
    ...[-1, 0, 1, 2, 3].map((after) => ({ day: addDays(tet, after), name: 'Tết Âm lịch' })),
    { day: lunarDay(year, 3, 10), name: 'Giỗ Tổ Hùng Vương' },
    { day: day(`${year}-04-30`), name: 'Ngày Chiến thắng' },
    { day: day(`${year}-05-01`), name: 'Ngày Quốc tế lao động' },
    { day: day(`${year}-09-01`), name: 'Quốc khánh' },
    { day: day(`${year}-09-02`), name: 'Quốc khánh' },
  ].filter((each) => yearOf(each.day) === year).sort((a, b) => (a.day < b.day ? -1 : 1))
}
