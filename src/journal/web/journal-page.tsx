import { isDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { person as getPerson } from '#people/public-web.ts'
import { personFinder } from '#posts/public-web.ts'
import { getUnit, unitsNamed } from '#units/public-web.ts'
import { journalRooms, readJournal } from '../contract.ts'
import { JournalLines } from './journal-lines.tsx'
import styles from './journal.module.css'
import { words } from './words.ts'

const step = 50
const most = 1000
const idOf = (text: string | null) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined)

/** The filters as the address has them; what is not readable is left out. */
const useFilters = () => {
  const url = useUrl()
  const kind = journalRooms.find((room) => room === url.get('loai'))
  const [from, until] = [url.get('tu'), url.get('den')]
  return { unit: idOf(url.get('donvi')), person: idOf(url.get('nguoi')), kind, from: isDay(from) ? from : undefined, until: isDay(until) ? until : undefined, limit: Math.min(most, idOf(url.get('so')) || step) }
}

/** The whole journal, newest first, narrowed by unit, person, kind and days in the address. */
export const JournalPage = () => {
  const say = useSay()
  const change = useChangeUrl()
  const filters = useFilters()
  const asked = useAsk(readJournal, filters)
  const { limit, ...narrow } = filters
  const isNarrow = Object.values(narrow).some((value) => value !== undefined)
  const clear = () => change({ donvi: undefined, nguoi: undefined, loai: undefined, tu: undefined, den: undefined, so: undefined }, { keep: true })
  const empty = isNarrow
    ? <EmptyState title={say(words.noneFound)} why={say(words.noneFoundWhy)} action={<Button onClick={clear}>{say(words.clear)}</Button>} />
    : <EmptyState title={say(words.none)} why={say(words.noneWhy)} />
  return (
    <Page title={say(words.journal)} sub={say(words.sub)}>
      <Stack>
        <Card><Filters /></Card>
        <Card>
          <Shown asked={asked}>
            {({ lines, more }) => lines.length === 0 ? empty : (
              <>
                <div className={styles.top}><span role="status">{say(more ? words.countMore : words.count, { count: lines.length })}</span>{isNarrow && <Button small kind="quiet" onClick={clear}>{say(words.clear)}</Button>}</div>
                <JournalLines lines={lines} as="h2" />
                {more && <div className={styles.next}>{limit < most ? <Button onClick={() => change({ so: String(limit + step * 2) })}>{say(words.more)}</Button> : <p className={styles.soft}>{say(words.most, { count: lines.length })}</p>}</div>}
              </>
            )}
          </Shown>
        </Card>
      </Stack>
    </Page>
  )
}

const Filters = () => {
  const say = useSay()
  const change = useChangeUrl()
  const { day } = useDay()
  const { unit, person, kind, from, until } = useFilters()
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
      {(unit !== undefined || person !== undefined) && (
        <div className={styles.only}>
          {unit !== undefined && <OnlyUnit id={unit} drop={() => set({ donvi: undefined })} />}
          {person !== undefined && <OnlyPerson id={person} drop={() => set({ nguoi: undefined })} />}
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
  return <Button small icon="close" aria-label={say(words.drop, { name })} onClick={drop}>{say(words.onlyUnit, { name })}</Button>
}

const OnlyPerson = ({ id, drop }: { id: number; drop: () => void }) => {
  const say = useSay()
  const { data } = useAsk(getPerson, { id })
  const name = data?.versions.at(-1)?.name ?? `#${id}`
  return <Button small icon="close" aria-label={say(words.drop, { name })} onClick={drop}>{say(words.onlyPerson, { name })}</Button>
}
