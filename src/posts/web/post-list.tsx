import type { Day } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Menu, MenuAction } from '#ground/web/menu.tsx'
import { Go } from '#ground/web/go.tsx'
import { type HoldingSeen, postKinds } from '../contract.ts'
import { type InterimLimit, Holder, Vacant } from './post-line.tsx'
import { postName } from './post-name.ts'
import styles from './posts.module.css'
import { words } from './words.ts'

export type PostsSeen = {
  unit: { id: number; name: string; kind: string; legalKind: string } | null
  holders: HoldingSeen[]; vacancies: { kind: string; vi: string; en: string; since: string | null }[]; interimLimit: InterimLimit
}

/** Every post of a unit in its order: who holds it, or since when nobody does. */
export const PostList = ({ posts, on, may, heading }: { posts: PostsSeen; on: Day; may: boolean; heading?: string }) => {
  const say = useSay()
  const go = useGo()
  const { data: all } = useAsk(postKinds, {})
  const { unit, holders, vacancies, interimLimit } = posts
  if (!unit || !all) return null
  const here = all.filter(({ unitKinds }) => unitKinds.includes(unit.kind))
  const shown = here.filter(({ code }) => holders.some(({ kind }) => kind === code) || vacancies.some(({ kind }) => kind === code))
  const others = here.filter(({ seats }) => seats !== 1)
  return (
    <div className={styles.group}>
      {heading && <h3 className={styles.groupHead}>{heading}: <Go to={`/units/${unit.id}`}>{unit.name}</Go></h3>}
      <dl className={styles.list}>
        {shown.map((kind) => {
          const post = say(postName({ ...kind, kind: kind.code }, unit.legalKind))
          const held = holders.filter((holding) => holding.kind === kind.code)
          return (
            <div key={kind.code} className={styles.line}>
              <dt>{post}</dt>
              {held.length === 0
                ? <dd><Vacant unitId={unit.id} kind={kind.code} post={post} since={vacancies.find((each) => each.kind === kind.code)?.since ?? null} may={may} /></dd>
                : held.map((holding) => <dd key={holding.number}><Holder holding={holding} post={post} on={on} limit={interimLimit} single={kind.seats === 1} may={may} /></dd>)}
            </div>
          )
        })}
      </dl>
      {may && others.length > 0 && (
        <Menu label={say(words.more)} icon="plus" small>
          {others.map((kind) => <MenuAction key={kind.code} onClick={() => go(`/units/${unit.id}/appoint/${kind.code}`)}>{say(postName({ ...kind, kind: kind.code }, unit.legalKind))}</MenuAction>)}
        </Menu>
      )}
    </div>
  )
}
