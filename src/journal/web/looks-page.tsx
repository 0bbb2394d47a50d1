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
import { personFinder } from '#posts/public-web.ts'
import { purposes, whoLooked } from '../contract.ts'
import { idOf, OnlyPerson } from './filters.tsx'
import styles from './journal.module.css'
import { LooksList } from './looks-list.tsx'
import { purposeWords, words } from './words.ts'

const step = 50
const most = 1000

/** The whole log of who looked, narrowed by person, account, purpose, mark and days in the address. */
export const LooksPage = () => {
  const say = useSay()
  const { day } = useDay()
  const url = useUrl()
  const change = useChangeUrl()
  const [from, until] = [url.get('tu'), url.get('den')]
  const filters = {
    person: idOf(url.get('nguoi')), account: idOf(url.get('taikhoan')), purpose: purposes.find((each) => each === url.get('viec')), mark: idOf(url.get('ban')),
    from: isDay(from) ? from : undefined, until: isDay(until) ? until : undefined,
  }
  const limit = Math.min(most, idOf(url.get('so')) || step)
  const asked = useAsk(whoLooked, { ...filters, limit })
  const set = (changes: Record<string, string | undefined>) => change({ ...changes, so: undefined }, { keep: true })
  const clear = () => set({ nguoi: undefined, taikhoan: undefined, viec: undefined, ban: undefined, tu: undefined, den: undefined })
  const isNarrow = Object.values(filters).some((value) => value !== undefined)
  return (
    <Page title={say(words.looks)} sub={say(words.looksSub)} path={[{ name: say(words.journal), to: '/journal' }, { name: say(words.looks) }]}>
      <Stack>
        <Card>
          <div className={styles.filters}>
            <PickField key={`p${filters.person}`} name="nguoi" label={say(words.person)} find={personFinder(day, say)} onPick={(found) => { if (found) set({ nguoi: found.key }) }} />
            <SelectField key={`k${filters.purpose}`} name="viec" label={say(words.purpose)} initial={filters.purpose ?? ''} choices={[{ value: '', label: say(words.all) }, ...purposes.map((each) => ({ value: each, label: say(purposeWords[each]) }))]} onChoose={(value) => set({ viec: value || undefined })} />
            <DayField key={`f${filters.from}`} name="tu" label={say(words.from)} hint="" initial={filters.from} onDay={(on) => { if (on !== filters.from) set({ tu: on }) }} />
            <DayField key={`t${filters.until}`} name="den" label={say(words.until)} hint="" initial={filters.until} onDay={(on) => { if (on !== filters.until) set({ den: on }) }} />
          </div>
          {filters.person !== undefined && <div className={styles.only}><OnlyPerson id={filters.person} drop={() => set({ nguoi: undefined })} /></div>}
        </Card>
        <Card>
          <Shown asked={asked}>
            {({ looks, more }) => looks.length === 0 ? <EmptyState title={say(isNarrow ? words.noneFound : words.noLooks)} why={say(isNarrow ? words.noneFoundWhy : words.noLooksWhy)} action={isNarrow ? <Button onClick={clear}>{say(words.clear)}</Button> : undefined} /> : (
              <>
                <div className={styles.top}><span role="status">{say(more ? words.looksMore : words.looksCount, { count: looks.length })}</span>{isNarrow && <Button small kind="quiet" onClick={clear}>{say(words.clear)}</Button>}</div>
                <LooksList looks={looks} />
                {more && limit < most && <div className={styles.next}><Button onClick={() => change({ so: String(limit + step * 2) })}>{say(words.moreLooks)}</Button></div>}
              </>
            )}
          </Shown>
        </Card>
      </Stack>
    </Page>
  )
}
