import { addDays, isDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import type { PersonPanelProps } from '#ground/web/screens.ts'
import { Timeline } from '#ground/web/timeline.tsx'
import { useMay } from '#ground/web/who.ts'
import { person } from '#people/public-web.ts'
import { personPlaces } from '../contract.ts'
import { words } from './list-words.ts'
import styles from './posts.module.css'

type Lived = { unitId: number; from: string | null; until: string | null }

/** Where a person lives and lived; neighbours in time at the same place are one line. */
export const ResidencePanel = ({ personId, on }: PersonPanelProps) => {
  const say = useSay()
  const { readOnly, knownOn } = useDay()
  const may = useMay('people.change') && !readOnly
  const asked = useAsk(person, { id: personId, known: knownOn })
  const places = useAsk(personPlaces, { id: personId, on })
  if (!places.data) return <Skeleton lines={2} />
  const named = (id: number) => {
    const place = places.data.find((each) => each.id === id)
    return place ? <><Go to={`/units/${id}`}>{place.name}</Go>{place.within && `, ${place.within}`}</> : `#${id}`
  }
  return (
    <Shown asked={asked}>
      {({ versions }) => {
        const lived = versions.reduce<Lived[]>((all, { livesIn, from, until }) => {
          const last = all.at(-1)
          if (livesIn === null) return all
          if (last && last.unitId === livesIn && last.until === from) return [...all.slice(0, -1), { ...last, until }]
          return [...all, { unitId: livesIn, from, until }]
        }, []).reverse()
        return (
          <div className={styles.panel}>
            {lived.length === 0 ? <p className={styles.soft}>{say(words.residenceNone)}</p>
              : lived.length === 1 && lived[0]?.from === null ? <p>{named(lived[0].unitId)}</p>
              : <Timeline items={lived.map(({ unitId, from, until }, place) => ({ key: place, from: isDay(from) ? from : null, until: isDay(until) ? addDays(until, -1) : null, tone: until === null ? 'brand' as const : 'grey' as const, title: named(unitId) }))} />}
            {may && <div><LinkButton small icon="plus" to={`/people/${personId}/move`}>{say(words.moves)}</LinkButton></div>}
          </div>
        )
      }}
    </Shown>
  )
}
