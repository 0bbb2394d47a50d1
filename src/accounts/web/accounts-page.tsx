import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { session } from '../contract.ts'
import { type ListedAccount, listAccounts } from '../staff/contract.ts'
import { instantText } from './instant-text.ts'
import { OpenResets } from './open-resets.tsx'
import { words } from './words.ts'

const columnsOf = (say: Say): Column<ListedAccount>[] => [
  { id: 'ten', header: say(words.name), value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/accounts/${id}`}>{name}</Go> },
  { id: 'dang-nhap', header: say(words.login), value: ({ login }) => login },
  { id: 'tinh-trang', header: say(words.standing), value: ({ standing }) => say(words[`standing_${standing}`]) },
  { id: 'buoc-hai', header: say(words.factors), value: ({ demo, hasFactor }) => say(demo ? words.factorNotAsked : hasFactor ? words.factorThere : words.factorMissing) },
  { id: 'gan-nhat', header: say(words.lastSeen), value: ({ seenAt }) => seenAt, cell: ({ seenAt }) => (seenAt ? instantText(seenAt) : '–') },
]

/** The accounts of the office, and what waits for a second pair of eyes. */
export const AccountsPage = () => {
  const say = useSay()
  const mayMake = useMay('accounts.make')
  const singleSignOn = useAsk(session, {}).data?.singleSignOn
  const asked = useAsk(listAccounts, {})
  return (
    <Page title={say(words.accounts)} sub={say(words.accountsSub)} actions={mayMake && <>{singleSignOn && <LinkButton to="/accounts/identities">{say(words.identities)}</LinkButton>}<LinkButton kind="main" icon="plus" to="/accounts/new">{say(words.newAccount)}</LinkButton></>}>
      <Shown asked={asked} skeleton={<Skeleton lines={8} />}>
        {({ accounts, resets }) => (
          <Stack>
            {resets.length > 0 && <OpenResets resets={resets} />}
            <Card><DataTable label={say(words.accounts)} rows={accounts} columns={columnsOf(say)} rowKey={({ id }) => id} order="dang-nhap" /></Card>
          </Stack>
        )}
      </Shown>
    </Page>
  )
}
