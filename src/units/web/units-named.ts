import type { Day } from '#ground/time/day.ts'
import { ask } from '#ground/web/client.ts'
import type { Found } from '#ground/web/form/finding.ts'
import type { Say } from '#ground/web/language.tsx'
import { findUnits } from '../contract.ts'

const words = {
  former: { vi: 'tên cũ: {name}', en: 'formerly {name}' },
  gone: { vi: 'không có trong ngày này', en: 'not on this day' },
  becomes: { vi: 'nay là {list}', en: 'now {list}' },
}

/** Units by any spelling and by former names; the commune or committee above tells namesakes apart, and what became of one that is gone is said. */
export const unitsNamed = async (text: string, on: Day, say: Say, signal: AbortSignal, limit = 12): Promise<Found[]> =>
  (await ask(findUnits, { text, on, limit }, signal)).map(({ id, fullName, place, matched, stands, becomes }): Found => ({
    key: String(id), label: fullName, to: `/units/${id}`,
    note: [
      place, matched === fullName ? '' : say(words.former, { name: matched }),
      stands ? '' : becomes.length > 0 ? say(words.becomes, { list: becomes.slice(0, 3).map((unit) => unit.fullName) }) : say(words.gone),
    ].filter(Boolean).join(' · '),
  }))
