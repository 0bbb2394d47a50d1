import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { useChangeUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { readJournal } from '../contract.ts'
import { Filters, most, step, useFilters } from './filters.tsx'
import { JournalLines } from './journal-lines.tsx'
import styles from './journal.module.css'
import { StateCard } from './state-card.tsx'
import { words } from './words.ts'

/** The whole journal, newest first, narrowed by unit, person, kind and days in the address. */
export const JournalPage = () => {
  const say = useSay()
  const change = useChangeUrl()
  const mayLook = useMay('journal.who-looked')
  const filters = useFilters()
  const asked = useAsk(readJournal, filters)
  const { limit, ...narrow } = filters
  const isNarrow = Object.values(narrow).some((value) => value !== undefined)
  const clear = () => change({ donvi: undefined, nguoi: undefined, loai: undefined, nguoilam: undefined, viec: undefined, tu: undefined, den: undefined, so: undefined }, { keep: true })
  const empty = isNarrow
    ? <EmptyState title={say(words.noneFound)} why={say(words.noneFoundWhy)} action={<Button onClick={clear}>{say(words.clear)}</Button>} />
    : <EmptyState title={say(words.none)} why={say(words.noneWhy)} />
  return (
    <Page title={say(words.journal)} sub={say(words.sub)} actions={mayLook && <LinkButton to="/journal/looks">{say(words.looks)}</LinkButton>}>
      <Stack>
        <StateCard />
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
