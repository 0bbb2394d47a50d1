import { useAsk } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { useMay } from '#ground/web/who.ts'
import { getEmptyPosts } from '../contract.ts'
import styles from './mergers.module.css'
import type { PlanSeen } from './seen.ts'
import { words } from './words.ts'

/** What remains to be done: posts of the new villages and cells that nobody holds, each with the form that fills it. */
export const WorkCard = ({ plan }: Pick<PlanSeen, 'plan'>) => {
  const say = useSay()
  const { day, knownOn: known } = useDay()
  const may = useMay('posts.appoint') && known === undefined
  const on = day < plan.on ? plan.on : day
  const asked = useAsk(getEmptyPosts, { planId: plan.id, on, known })
  return (
    <Card title={say(words.work)}>
      <Shown asked={asked} skeleton={<Skeleton lines={3} />}>{(empty) => (empty.length === 0 ? <p className={styles.soft}>{say(words.noWork)}</p> : (
        <ul className={`${styles.list} ${styles.wishes}`}>
          {empty.map((post) => <li key={`${post.unitId}/${post.kind}`}><span><Go to={`/units/${post.unitId}?ngay=${on}`}>{post.unit}</Go> · {say(post)}</span>{may && <Go to={`/units/${post.unitId}/appoint/${post.kind}?ngay=${on}`} aria-label={say(words.fillPost, { post: say(post), unit: post.unit })}>{say(words.fill)}</Go>}</li>)}
        </ul>
      ))}</Shown>
    </Card>
  )
}
