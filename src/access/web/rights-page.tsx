import { useAsk } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { readRights } from '../contract.ts'
import { tableWords } from '../tables.ts'
import { words } from './words.ts'

type Right = (typeof readRights)['gives']['_output'][number]

/** The table of rights as people read it, made of the very table that the database holds to. */
export const RightsPage = () => {
  const say = useSay()
  const asked = useAsk(readRights, {})
  const rolesOf = ({ roles }: Right) => roles.map((role) => say(`accounts.role.${role}`)).join(', ')
  const named = (tables: readonly string[]) => tables.map((table) => say(tableWords[table] ?? { vi: table, en: table })).join(', ') || say(words.none)
  const columns: Column<Right>[] = [
    { id: 'viec', header: say(words.permission), value: ({ permission }) => say(`access.may.${permission}`) },
    { id: 'vai-tro', header: say(words.who), value: rolesOf },
    { id: 'doc', header: say(words.reads), value: ({ reads }) => named(reads) },
    { id: 'ghi', header: say(words.writes), value: ({ writes }) => named(writes) },
  ]
  return (
    <Page title={say(words.rights)} sub={say(words.rightsSub)}>
      <Card>
        <Shown asked={asked}>{(rights) => <DataTable label={say(words.rights)} rows={rights} columns={columns} rowKey={({ permission }) => permission} empty={<EmptyState title={say(words.none)} why="" />} />}</Shown>
      </Card>
    </Page>
  )
}
