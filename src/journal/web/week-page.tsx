import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { useWho } from '#ground/web/who.ts'
import { unitsNamed } from '#units/public-web.ts'
import { looksOfWeek } from '../contract.ts'
import { idOf } from './filters.tsx'
import { words } from './words.ts'

const written = (at: string) => `${at.slice(8, 10)}/${at.slice(5, 7)} ${at.slice(11, 16)}`

/** For the head of a unit: over seven days, who was shown records of its people, how often. */
export const WeekPage = () => {
  const say = useSay()
  const { day } = useDay()
  const own = useWho()?.unitId ?? null
  const asks = idOf(useUrl().get('donvi'))
  const change = useChangeUrl()
  const unit = own ?? asks
  const asked = useAsk(looksOfWeek, unit === undefined ? undefined : { unit })
  return (
    <Page title={say(words.week)} sub={say(words.weekSub)}>
      <Stack>
        {own === null && <Card><PickField key={`u${asks}`} name="donvi" label={say(words.unit)} find={async (text, signal) => unitsNamed(text, day, say, signal)} onPick={(found) => { if (found) change({ donvi: found.key }) }} /></Card>}
        {unit !== undefined && (
          <Card>
            <Shown asked={asked}>
              {({ unit: { id, name }, accounts }) => accounts.length === 0 ? <EmptyState title={say(words.noLooks)} why={say(words.weekNone, { name })} action={<LinkButton to={`/people?unit=${id}`}>{say(words.peopleOf, { name })}</LinkButton>} /> : (
                <DataTable
                  label={say(words.weekOf, { name })} rows={accounts} rowKey={({ accountId }) => accountId}
                  columns={[
                    { id: 'nguoi', header: say(words.who), value: ({ actor }) => actor },
                    { id: 'lan', header: say(words.times), number: true, value: ({ times }) => times },
                    { id: 'so', header: say(words.peopleCount), number: true, value: ({ people }) => people },
                    { id: 'xuat', header: say(words.exports), number: true, value: ({ exports }) => exports },
                    { id: 'cuoi', header: say(words.lastAt), value: ({ lastAt }) => lastAt, cell: ({ lastAt }) => written(lastAt) },
                  ]}
                />
              )}
            </Shown>
          </Card>
        )}
      </Stack>
    </Page>
  )
}
