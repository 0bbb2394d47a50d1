import { isDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { person as getPerson } from '#people/public-web.ts'
import { personFinder } from '#posts/public-web.ts'
import { getUnit, unitsNamed } from '#units/public-web.ts'
import { journalRooms } from '../contract.ts'
import styles from './journal.module.css'
import { words } from './words.ts'

export const step = 50
export const most = 1000
export const idOf = (text: string | null) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined)

/** 'appointments/12' */
const factOf = (text: string | null) => (text !== null && /^[a-z]{1,20}\/\d{1,12}$/.test(text) ? text : undefined)

/** The filters as the address has them; what is not readable is left out. */
export const useFilters = () => {
  const url = useUrl()
  const kind = journalRooms.find((room) => room === url.get('loai'))
  const [from, until] = [url.get('tu'), url.get('den')]
  return { unit: idOf(url.get('donvi')), person: idOf(url.get('nguoi')), account: idOf(url.get('nguoilam')), fact: factOf(url.get('viec')), kind, from: isDay(from) ? from : undefined, until: isDay(until) ? until : undefined, limit: Math.min(most, idOf(url.get('so')) || step) }
}

export const Filters = () => {
  const say = useSay()
  const change = useChangeUrl()
  const { day } = useDay()
  const { unit, person, account, fact, kind, from, until } = useFilters()
  const set = (changes: Record<string, string | undefined>) => change({ ...changes, so: undefined }, { keep: true })
  return (
    <>
      <div className={styles.filters}>
        <PickField key={`u${unit}`} name="donvi" label={say(words.unit)} find={async (text, signal) => unitsNamed(text, day, say, signal)} onPick={(found) => { if (found) set({ donvi: found.key }) }} />
        <PickField key={`p${person}`} name="nguoi" label={say(words.person)} find={personFinder(day, say)} onPick={(found) => { if (found) set({ nguoi: found.key }) }} />
        <SelectField key={`k${kind}`} name="loai" label={say(words.kind)} initial={kind ?? ''} choices={[{ value: '', label: say(words.all) }, ...journalRooms.map((room) => ({ value: room, label: say(words[`kind_${room}`]) }))]} onChoose={(value) => set({ loai: value || undefined })} />
        <DayField key={`f${from}`} name="tu" label={say(words.from)} hint="" initial={from} onDay={(on) => { if (on !== from) set({ tu: on }) }} />
        <DayField key={`t${until}`} name="den" label={say(words.until)} hint="" initial={until} onDay={(on) => { if (on !== until) set({ den: on }) }} />
      </div>
      {[unit, person, account, fact].some((each) => each !== undefined) && (
        <div className={styles.only}>
          {unit !== undefined && <OnlyUnit id={unit} drop={() => set({ donvi: undefined })} />}
          {person !== undefined && <OnlyPerson id={person} drop={() => set({ nguoi: undefined })} />}
          {account !== undefined && <Button small icon="close" onClick={() => set({ nguoilam: undefined })}>{say(words.onlyAccount)}</Button>}
          {fact !== undefined && <Button small icon="close" onClick={() => set({ viec: undefined })}>{say(words.onlyFact)}</Button>}
        </div>
      )}
    </>
  )
}

const OnlyUnit = ({ id, drop }: { id: number; drop: () => void }) => {
  const say = useSay()
  const { day } = useDay()
  const { data } = useAsk(getUnit, { id, on: day })
  const name = data?.fullName ?? `#${id}`
  return <Button small icon="close" aria-label={`${say(words.onlyUnit, { name })}. ${say(words.drop, { name })}`} onClick={drop}>{say(words.onlyUnit, { name })}</Button>
}

export const OnlyPerson = ({ id, drop }: { id: number; drop: () => void }) => {
  const say = useSay()
  const mayKnow = useMay(getPerson.may)
  const { data } = useAsk(getPerson, mayKnow ? { id } : undefined)
  const name = data?.versions.at(-1)?.name ?? `#${id}`
  return <Button small icon="close" aria-label={`${say(words.onlyPerson, { name })}. ${say(words.drop, { name })}`} onClick={drop}>{say(words.onlyPerson, { name })}</Button>
}
