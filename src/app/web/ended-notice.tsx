import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useUrl } from '#ground/web/url.ts'
import { addDays, isDay } from '#ground/time/day.ts'
import type { Message } from '#ground/text/say.ts'
import { getUnit } from '#units/public-web.ts'
import styles from './ended-notice.module.css'

const words = {
  ended: { vi: '{name} thôi tồn tại từ {upto}, nên vào ngày {day} ở đây có thể trống.', en: '{name} ended on {upto}; on {day} there may be nothing here.' },
  lastDay: { vi: 'Xem ngày cuối, {day}', en: 'See its last day, {day}' },
} satisfies Record<string, Message>

/** On a list of a unit that ended before the day: why it may be empty, and the way to the day on which it is not. */
export const EndedNotice = ({ officeId }: { officeId: number | null }) => {
  const say = useSay()
  const { day, setDay } = useDay()
  const named = Number(useUrl().get('unit'))
  const id = Number.isInteger(named) && named > 0 ? named : officeId
  const { data: unit } = useAsk(getUnit, id === null ? undefined : { id, on: day })
  if (unit?.id !== id || unit?.stands !== 'ended' || !isDay(unit.upto)) return null
  const last = addDays(unit.upto, -1)
  return (
    <div className={styles.ended}>
      <Notice kind="info"><p>{say(words.ended, { name: unit.fullName, upto: unit.upto, day })}</p><Button small onClick={() => setDay(last)}>{say(words.lastDay, { day: last })}</Button></Notice>
    </div>
  )
}
