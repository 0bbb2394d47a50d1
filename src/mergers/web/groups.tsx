import { Chip } from '#ground/web/chip.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { StateChip } from '#posts/public-web.ts'
import styles from './mergers.module.css'
import { groupName, type GroupSeen, namesOf, type PlanSeen, type ProposalSeen } from './seen.ts'
import { words } from './words.ts'

/** The new villages of a proposal, those that merge first; the others in one line. */
export const Groups = ({ seen, proposal: { groups } }: { seen: PlanSeen; proposal: ProposalSeen }) => {
  const say = useSay()
  const names = namesOf(seen)
  const single = groups.filter(({ members, below }) => members.length === 1 && !below)
  return (
    <ul className={`${styles.list} ${styles.lined}`}>
      {groups.filter((group) => !single.includes(group)).map((group) => <GroupLine key={group.seatId} group={group} names={names} />)}
      {single.length > 0 && <li className={styles.soft}>{say(words.stays, { list: single.map((group) => groupName(group, names)).join(', ') })}</li>}
    </ul>
  )
}

type Given = { group: GroupSeen; names: Map<number, string> }

const GroupLine = ({ group, names }: Given) => {
  const say = useSay()
  const { members, households, least, below, name, led } = group
  const whole = groupName(group, names)
  return (
    <li>
      <span><strong>{name === null ? whole : say(words.groupNew, { name: whole })}</strong> {members.length > 1 && say(words.groupOf, { list: members.map((id) => names.get(id) ?? `#${id}`).join(', ') })}</span>
      <span>{say(words.groupSize, { count: households, least })} <Chip tone={below ? 'red' : 'green'}>{below ? say(words.short, { count: least - households }) : say(words.enough)}</Chip></span>
      {below && <p className={styles.soft}>{say(words.belowWhy)}</p>}
      {led && <Leading led={led} />}
    </li>
  )
}

type Led = NonNullable<GroupSeen['led']>

/** Who would lead, with the state of their village now; what happens to cells and holders. */
const Leading = ({ led: { candidates, headId, secretaryId, cells, holders } }: { led: Led }) => {
  const say = useSay()
  const of = (id: number | null) => candidates.find(({ personId }) => personId === id)
  const [head, secretary] = [of(headId), of(secretaryId)]
  const line = (word: { vi: string; en: string }, who: Led['candidates'][number] | undefined) => (
    <span>{say(word, { name: '' })}{who ? <><Go to={`/people/${who.personId}`}>{who.name}</Go> <StateChip state={who.state as never} /></> : say(words.nobody)}</span>
  )
  return (
    <>
      {head && head === secretary ? line(words.leadUnified, head) : <>{line(words.leadHead, head)}{line(words.leadSecretary, secretary)}</>}
      {cells.filter(({ ends, shared }) => ends || shared).map(({ id, name, shared }) => <span key={id} className={styles.soft}>{say(shared ? words.cellShared : words.cellJoins, { cell: name })}</span>)}
      {holders.length > 0 && (
        <details className={styles.holders}>
          <summary>{say(words.holders, { count: holders.length })}</summary>
          <ul className={styles.list}>
            {holders.map(({ number, personId, name, post, unit, fate, leads }) => (
              <li key={number}><span><Go to={`/people/${personId}`}>{name}</Go> · {say(post)} · {unit}: <Chip tone={fate === 'kept' ? 'green' : fate === 'ends' ? 'amber' : 'red'}>{say(words[`fate_${fate}`])}</Chip>{leads.length > 0 && ` ${say(words.alsoLeads)}`}</span></li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
