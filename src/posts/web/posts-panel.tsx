import type { Day } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { useDay } from '#ground/web/day.tsx'
import { LinkButton } from '#ground/web/button.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import type { UnitPanelProps } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import { unitPosts } from '../contract.ts'
import { words as listWords } from './list-words.ts'
import { PairLine } from './pair-line.tsx'
import { PostList } from './post-list.tsx'
import styles from './posts.module.css'
import { VillageLine } from './village-line.tsx'
import { words } from './words.ts'

const mostBeside = 6
const villageListOf = ['province', 'district', 'commune']

/** The posts of a unit on the day and of the units that belong to it: the cell of a village, the committee of a commune. */
export const PostsPanel = ({ unitId, on }: UnitPanelProps) => {
  const say = useSay()
  const { knownOn } = useDay()
  const may = useMay('posts.appoint') && knownOn === undefined
  const asked = useAsk(unitPosts, { id: unitId, on, known: knownOn })
  return (
    <Shown asked={asked} skeleton={<Skeleton lines={5} />}>
      {(posts) => {
        const { unit, beside, pairs } = posts
        if (!unit || unit.kind === 'country' || unit.kind === 'central') return <EmptyState title={say(words.noPosts)} why={say(words.noPostsWhy)} />
        return (
          <div className={styles.panel}>
            {knownOn && <Notice>{say(words.asKnown, { day: knownOn })}</Notice>}
            {unit.kind === 'village' && <VillageLine villageId={unit.id} on={on} />}
            {pairs.length > 0 && <div>{pairs.map((pair) => <PairLine key={pair} unitId={unit.id} pair={pair} on={on} />)}</div>}
            <PostList posts={posts} on={on} may={may} />
            {unit.kind === 'village' && beside.length === 0 && <p className={styles.soft}>{say(words.noCell)}</p>}
            {beside.slice(0, mostBeside).map((each) => <Beside key={each.id} id={each.id} kind={each.kind} on={on} may={may} />)}
            {villageListOf.includes(unit.kind) && <div><LinkButton small icon="list" to={`/villages?unit=${unit.id}`}>{say(listWords.villages)}</LinkButton></div>}
            {beside.length > mostBeside && <p className={styles.rest}>{beside.slice(mostBeside).map((each) => <Go key={each.id} to={`/units/${each.id}`}>{each.name}</Go>)}</p>}
          </div>
        )
      }}
    </Shown>
  )
}

const headings: Record<string, { vi: string; en: string }> = { cell: words.cellOf, village: words.villagesOf }

const Beside = ({ id, kind, on, may }: { id: number; kind: string; on: Day; may: boolean }) => {
  const say = useSay()
  const { knownOn } = useDay()
  const { data } = useAsk(unitPosts, { id, on, known: knownOn })
  if (!data) return <Skeleton lines={2} />
  const heading = headings[kind] ?? (kind.endsWith('_committee') ? words.partySide : words.stateSide)
  return <PostList posts={data} on={on} may={may} heading={say(heading)} />
}
