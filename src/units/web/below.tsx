import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { writeDay } from '#ground/time/day.ts'
import { getChildren, getCovered } from '../contract.ts'
import { type Child, knownUntil, type UnitSeen } from './answers.ts'
import styles from './units.module.css'
import { words } from './words.ts'

/** What stands right under a unit, as a table. */
export const ChildrenCard = ({ unit }: { unit: UnitSeen }) => {
  const say = useSay()
  const { day, knownOn } = useDay()
  const mayImport = useMay('imports.send')
  const asked = useAsk(getChildren, { id: unit.id, on: day, ...knownUntil(knownOn) })
  const columns: Column<Child>[] = [
    { id: 'ten', header: say(words.name), value: ({ fullName }) => fullName, cell: ({ id, fullName }) => <Go to={`/units/${id}`}>{fullName}</Go> },
    { id: 'ma', header: say(words.code), value: ({ code }) => code },
    { id: 'loai', header: say(words.legalKind), value: ({ legalKind }) => say(`units.legal.${legalKind}`) },
    ...(unit.kind === 'commune' || unit.kind === 'commune_committee' ? [] : [{ id: 'so', header: say(words.count), value: ({ children }: Child) => children, number: true }]),
    { id: 'tu', header: say(words.since), value: ({ since }) => since, cell: ({ since }) => (since ? writeDay(since) : say(words.beforeRecords)), hidden: true },
  ]
  const below = { country: 'province', province: 'commune', district: 'commune', commune: 'village', central: 'province_committee', province_committee: 'commune_committee', district_committee: 'commune_committee', commune_committee: 'cell', village: 'village', cell: 'cell' }[unit.kind]
  const empty = <EmptyState title={say(words.noChildren, { kind: say(`units.kind.${below}`).toLowerCase(), on: day })} why={say(words.noChildrenWhy)} action={mayImport && <LinkButton to="/imports">{say(words.importThem)}</LinkButton>} />
  return (
    <Card title={say(words.villagesIn)} aside={<Go to={`/units?cay=${unit.tree === 'party' ? 'dang' : 'nha-nuoc'}&mo=${[...unit.path.slice(1).map(({ id }) => id), unit.id].join(',')}&o=${unit.id}`}>{say(words.inTree)}</Go>}>
      <Shown asked={asked}>{(children) => (children.length === 0 ? empty : <DataTable name="truc-thuoc" label={say(words.villagesIn)} rows={children} columns={columns} rowKey={({ id }) => id} />)}</Shown>
    </Card>
  )
}

/** The cells that cover a village, or the villages that a cell covers, on the day. */
export const CoverCard = ({ unit }: { unit: UnitSeen }) => {
  const say = useSay()
  const { day, knownOn } = useDay()
  const asked = useAsk(getCovered, { id: unit.id, on: day, ...knownUntil(knownOn) })
  const isCell = unit.kind === 'cell'
  return (
    <Card title={say(isCell ? words.villagesOf : words.cellsOf)}>
      <Shown asked={asked}>
        {(covered) => covered.length === 0 ? <EmptyState title={say(isCell ? words.noVillage : words.noCell)} why={say(isCell ? words.noVillageWhy : words.noCellWhy)} /> : (
          <ul className={styles.lines}>
            {covered.map(({ id, fullName, code, since }) => <li key={id}><Go to={`/units/${id}`}>{fullName}</Go><span className={styles.soft}>{code}{since && ` · ${say(words.sinceDay, { on: since })}`}</span></li>)}
          </ul>
        )}
      </Shown>
    </Card>
  )
}
