import { useQueries } from '@tanstack/react-query'
import { useAsk } from '#ground/web/asking.ts'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Tree, type TreeNode, useOpenNodes } from '#ground/web/tree.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { getChildren } from '../contract.ts'
import type { Day } from '#ground/time/day.ts'
import { REFORM, type UnitKind } from '../unit.ts'
import { type Child, knownUntil, type NamedUnit } from './answers.ts'
import styles from './units.module.css'
import { words } from './words.ts'

const underWords: Partial<Record<UnitKind, { vi: string; en: string }>> = {
  country: words.under_country, province: words.under_province, district: words.under_district, commune: words.under_commune,
  central: words.under_central, province_committee: words.under_province_committee, district_committee: words.under_district_committee, commune_committee: words.under_commune_committee,
}

/** '12 thôn' under a commune, '11 quận, huyện' under a province of before July 2025. */
const underText = (kind: UnitKind, count: number, on: Day, say: Say): string =>
  say(kind === 'province' && on < REFORM ? words.under_province_before : underWords[kind] ?? words.children, { count })

const nodeOf = ({ id, kind, fullName, children }: Child, on: Day, say: Say): TreeNode =>
  ({ key: String(id), name: fullName, to: `/units/${id}`, hasChildren: children > 0, ...(children > 0 ? { note: underText(kind, children, on, say) } : {}) })

/** One tree under its root, as on the day. What is opened is fetched then, and the address keeps it. */
export const TreeOf = ({ root, label }: { root: NamedUnit | undefined; label: string }) => {
  const say = useSay()
  const { day, knownOn } = useDay()
  const [open] = useOpenNodes()
  const [current] = useUrlText('o')
  const known = knownUntil(knownOn)
  const top = useAsk(getChildren, root && { id: root.id, on: day, ...known })
  const opened = [...open].map((key) => ({ id: Number(key), on: day, ...known })).filter(({ id }) => Number.isInteger(id) && id > 0)
  const answers = useQueries({ queries: opened.map((input) => ({ queryKey: [getChildren.path, input], queryFn: ({ signal }: { signal: AbortSignal }) => ask(getChildren, input, signal) })) })
  const childrenOf = (key: string) => answers[opened.findIndex(({ id }) => String(id) === key)]?.data?.map((child) => nodeOf(child, day, say))
  return (
    <>
      {root && <div className={styles.top}><Go to={`/units/${root.id}`}>{root.fullName}</Go>{top.data && <span className={styles.soft}>{underText(root.kind, top.data.length, day, say)}</span>}</div>}
      <Shown asked={top} skeleton={<Skeleton lines={8} />}>
        {(children) => <Tree key={root?.id} label={label} roots={children.map((child) => nodeOf(child, day, say))} childrenOf={childrenOf} {...(current ? { current } : {})} />}
      </Shown>
    </>
  )
}
