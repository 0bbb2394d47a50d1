import { useState } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { endGrant, listGrants } from '../contract.ts'
import { GiveForm } from './give-form.tsx'
import { writeInstant } from './instant.ts'
import { words } from './words.ts'

type Held = (typeof listGrants)['gives']['_output']['held'][number]

/** Roles in one's own units: who holds them, until when; giving and ending them. */
export const RolesPage = () => {
  const say = useSay()
  const asked = useAsk(listGrants, {})
  const mayGive = useMay('access.grant')
  const [given, setGiven] = useState(0)
  return (
    <Page title={say(words.roles)} sub={say(words.rolesSub)} actions={<LinkButton to="/rights">{say(words.openRights)}</LinkButton>}>
      <Shown asked={asked}>
        {({ held, over, mayGive: roles }) => (
          <Stack>
            <Emergencies held={held} />
            <Card title={say(words.held)}><Grants rows={held} label={say(words.held)} /></Card>
            {mayGive && roles.length > 0 && <Card title={say(words.give)}><GiveForm key={given} roles={roles} done={() => setGiven(given + 1)} /></Card>}
            {over.length > 0 && <Card title={say(words.over)}><Grants rows={over} label={say(words.over)} /></Card>}
          </Stack>
        )}
      </Shown>
    </Page>
  )
}

const Emergencies = ({ held }: { held: Held[] }) => {
  const say = useSay()
  const open = held.filter(({ kind }) => kind === 'break_glass')
  if (open.length === 0) return null
  return (
    <Notice kind="warning" title={say(words.broken)}>
      <ul>{open.map((each) => <li key={each.id}>{say(words.brokenLine, { name: each.account ?? '', area: each.area, until: writeInstant(each.until) ?? '', reason: each.reason ?? '' })}</li>)}</ul>
    </Notice>
  )
}

const Grants = ({ rows, label }: { rows: Held[]; label: string }) => {
  const say = useSay()
  const tell = useToast()
  const end = useTell(endGrant)
  const [ending, setEnding] = useState<Held>()
  const roleOf = ({ role }: Held) => say(`accounts.role.${role}`)
  const columns: Column<Held>[] = [
    { id: 'tai-khoan', header: say(words.account), value: ({ account, login }) => account ?? login ?? '', cell: ({ account, login }) => <>{account} {login && <small>({login})</small>}</> },
    { id: 'vai-tro', header: say(words.role), value: roleOf },
    { id: 'o-dau', header: say(words.area), value: ({ area }) => area, cell: ({ area, areaId }) => <Go to={`/units/${areaId}`}>{area}</Go> },
    { id: 'tu', header: say(words.from), value: ({ from }) => from, cell: ({ from }) => writeInstant(from) },
    { id: 'den', header: say(words.until), value: ({ until }) => until, cell: ({ until }) => writeInstant(until) ?? say(words.open) },
    { id: 'ai-giao', header: say(words.by), value: ({ by }) => by ?? say(words.byProgram) },
    { id: 'thoi', header: say(words.end), value: () => null, cell: (row) => (row.mayEnd ? <Button small kind="quiet" onClick={() => setEnding(row)}>{say(words.end)}</Button> : null) },
  ]
  return (
    <>
      <DataTable label={label} rows={rows} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={say(words.noneHeld)} why={say(words.noneHeldWhy)} />} />
      <Confirm open={ending !== undefined} close={() => setEnding(undefined)} title={ending ? say(words.endTitle, { role: roleOf(ending), name: ending.account ?? ending.login ?? '' }) : ''} verb={say(words.end)} danger withReason busy={end.isPending}
        confirm={(reason) => ending && end.mutate({ id: ending.id, reason }, { onSuccess: () => { tell(say(words.ended)); setEnding(undefined) }, onError: (error) => { tell(say(error.code, error.facts)); setEnding(undefined) } })} />
    </>
  )
}
