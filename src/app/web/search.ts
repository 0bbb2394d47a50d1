import { useMemo } from 'react'
import { fold } from '#ground/text/fold.ts'
import { useDay } from '#ground/web/day.tsx'
import type { Find, Found } from '#ground/web/form/finding.ts'
import { useSay } from '#ground/web/language.tsx'
import type { Screen } from '#ground/web/screens.ts'
import { mayBe, type Who } from '#ground/web/who.ts'

const rooms = [
  { room: 'units', may: 'units.read', group: { vi: 'Đơn vị', en: 'Units' } },
  { room: 'people', may: 'people.read', group: { vi: 'Nhân sự', en: 'People' } },
  { room: 'papers', may: 'papers.read', group: { vi: 'Văn bản', en: 'Papers' } },
] as const
const doing = { vi: 'Việc', en: 'Acts' }

/** Pages that are not in the menu and need no unit or person in their address: things to do. */
const isAct = ({ path, inMenu, may }: Screen, who: Who) => !inMenu && !path.includes(':') && may !== undefined && may !== 'anyone' && mayBe(who, may)

/** What the search box asks: units, people and papers together as on the day looked at, and things to do. One room that fails does not silence the others. */
export const useFind = (who: Who | undefined, screens: Screen[]): Find | undefined => {
  const say = useSay()
  const { day } = useDay()
  return useMemo(() => {
    if (!who) return undefined
    return async (text, signal) => {
      const { finders } = await import('./finders.ts')
      const words = fold(text).split(' ')
      const acts = screens.filter((screen) => isAct(screen, who) && words.every((word) => fold(say(screen.title)).includes(word)))
      const asked = await Promise.allSettled(rooms.filter(({ may }) => mayBe(who, may)).map(async ({ room, group }): Promise<Found[]> =>
        (await finders[room](text, day, say, signal)).map((found) => ({ ...found, key: `${room}/${found.key}`, group: say(group) }))))
      const failed = asked.find((answer) => answer.status === 'rejected')
      if (failed && asked.every(({ status }) => status === 'rejected')) throw failed.reason
      return [
        ...asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])),
        ...acts.map((screen): Found => ({ key: screen.path, label: say(screen.title), to: screen.path, group: say(doing) })),
      ]
    }
  }, [who, screens, say, day])
}
