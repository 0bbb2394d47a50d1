import { Chip } from '#ground/web/chip.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { StateChip } from '#posts/public-web.ts'
import styles from './mergers.module.css'
import { groupName, type GroupSeen, namesOf, type PlanSeen, type ProposalSeen } from './seen.ts'
import { inPlan, PostsForm } from './posts-form.tsx'
import { words } from './words.ts'

/** The new villages of a proposal, those that merge first; the others in one line. */
export const Groups = ({ seen, proposal: { id: proposalId, groups }, mayChoose }: { seen: PlanSeen; proposal: ProposalSeen; mayChoose: boolean }) => {
  const say = useSay()
  const names = namesOf(seen)
  const single = groups.filter(({ members, below }) => members.length === 1 && !below)
  return (
    <ul className={`${styles.list} ${styles.lined}`}>
      {groups.filter((group) => !single.includes(group)).map((group) => <GroupLine key={group.seatId} group={group} names={names} choosing={mayChoose ? { planId: seen.plan.id, proposalId } : null} />)}
      {single.length > 0 && <li className={styles.soft}>{say(words.stays, { list: single.map((group) => groupName(group, names)).join(', ') })}</li>}
    </ul>
  )
}

type Given = { group: GroupSeen; names: Map<number, string>; choosing: { planId: number; proposalId: number } | null }

const GroupLine = ({ group, names, choosing }: Given) => {
  const say = useSay()
  const { members, households, least, below, name, led } = group
  const whole = groupName(group, names)
  return (
    <li>
      <span><strong>{name === null ? whole : say(words.groupNew, { name: whole })}</strong> {members.length > 1 && say(words.groupOf, { list: members.map((id) => names.get(id) ?? `#${id}`).join(', ') })}</span>
      <span>{say(words.groupSize, { count: households, least })} <Chip tone={below ? 'red' : 'green'}>{below ? say(words.short, { count: least - households }) : say(words.enough)}</Chip></span>
      {below && <p className={styles.soft}>{say(words.belowWhy)}</p>}
      {led && <Leading led={led} />}
      {led && choosing && <PostsForm key={JSON.stringify(led.seats.map(({ chosen }) => chosen))} {...choosing} village={whole} led={led} />}
    </li>
  )
}

type Led = NonNullable<GroupSeen['led']>

/** Who would lead, with the state of their village now; what happens to cells and holders. */
const Leading = ({ led: { candidates, headId, secretaryId, cells, holders, seats } }: { led: Led }) => {
  const say = useSay()
  const of = (id: number | null) => candidates.find(({ personId }) => personId === id)
  const chosen = (kind: string) => seats.find((seat) => seat.kind === kind)?.chosen
  const named = (kind: string, byFacts: number | null) => (chosen(kind) ? chosen(kind)![0] ?? null : byFacts)
  const [head, secretary] = [named('village_head', headId), named('cell_secretary', secretaryId)]
  const empty = seats.filter((seat) => inPlan(seat).length === 0 && (seat.seats === 1 || seat.candidates.some(({ same }) => same)))
  const line = (word: { vi: string; en: string }, id: number | null) => {
    const who = of(id), name = who?.name ?? seats.flatMap((seat) => seat.candidates).find(({ personId }) => personId === id)?.name
    return <span>{say(word, { name: '' })}{id === null ? say(words.nobody) : <><Go to={`/people/${id}`}>{name ?? `#${id}`}</Go> {who && <StateChip state={who.state as never} />}</>}</span>
  }
  return (
    <>
      {head !== null && head === secretary ? line(words.leadUnified, head) : <>{line(words.leadHead, head)}{line(words.leadSecretary, secretary)}</>}
      {cells.filter(({ ends, shared }) => ends || shared).map(({ id, name, shared }) => <span key={id} className={styles.soft}>{say(shared ? words.cellShared : words.cellJoins, { cell: name })}</span>)}
      {empty.length > 0 && <span className={styles.soft}>{say(words.leftEmpty, { posts: empty.map((seat) => say(seat)).join(', ') })}</span>}
      {holders.length > 0 && (
        <details className={styles.holders}>
          <summary>{say(words.holders, { count: holders.length })}</summary>
          <ul className={styles.list}>
            {holders.map(({ number, personId, name, post, unit, will, other }) => (
              <li key={number}><span><Go to={`/people/${personId}`}>{name}</Go> · {say(post)} · {unit}: <Chip tone={will === 'goes-on' ? 'green' : will === 'begins-later' ? 'red' : 'amber'}>{say(words[`will_${will}`])}</Chip>{other.length > 0 && ` ${say(words.willHold, { posts: other.map((kind) => say(seats.find((seat) => seat.kind === kind)!)).join(', ') })}`}</span></li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
