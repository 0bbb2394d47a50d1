import { Fragment } from 'react'
import { addDays, day } from '#ground/time/day.ts'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { rowsPath } from './asking.ts'
import type { Shown } from './home-page.tsx'
import { words } from './words.ts'

/** «5 phường, 3 xã · 87 thôn, tổ dân phố · thuộc cấp huyện đến 30/06/2025». */
export const SubLine = ({ home: { unit }, figures, told }: Shown) => {
  const { say, language } = useLanguage()
  const counts = told.filter(({ measures }) => measures === 'count')
  const numberOf = (code: string) => figures.all.find((figure) => figure.code === code)?.numerator ?? 0
  const plain = (name: string) => name.replace(/^Số /, '').toLowerCase()
  const parts = [
    unit.under.length > 0 && unit.under.map(({ legalKind, count }) => `${writeCount(count, language)} ${say(`units.legal.${legalKind}`).toLowerCase()}`).join(', '),
    ...counts.filter(({ splits }) => !splits).map((whole) => {
      const pieces = counts.filter(({ splits, code }) => splits === whole.code && numberOf(code) > 0)
      return (
        <Fragment key={whole.code}>
          <Go to={rowsPath(whole.code, unit.id)}>{writeCount(numberOf(whole.code), language)} {plain(say(whole.name))}</Go>
          {pieces.length > 1 && ` (${pieces.map(({ code, name }) => `${writeCount(numberOf(code), language)} ${plain(say(name))}`).join(', ')})`}
        </Fragment>
      )
    }),
    unit.upto && say(unit.kind === 'district' ? words.districtUntil : words.endsOn, { day: addDays(day(unit.upto), -1) }),
    unit.since && say(words.sinceDay, { day: unit.since }),
  ].filter(Boolean)
  return parts.map((part, place) => <Fragment key={place}>{place > 0 && ' · '}{part}</Fragment>)
}
