import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Tone } from '#ground/web/tone.ts'
import { useMay } from '#ground/web/who.ts'
import type { ElectionSeen, ReadingSeen } from '../contract.ts'
import styles from './elections.module.css'
import { words } from './words.ts'

const tones: Record<ReadingSeen['state'], Tone> = { none: 'grey', one: 'blue', differ: 'red', agreed: 'brand' }

/** Who has entered which round in which place, and where the two differ, cell by cell. */
export const ReadingsCard = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const mayCount = useMay('elections.count') && !election.aboutMyself && ['held', 'certified', 'recognised'].includes(election.state)
  return (
    <Card title={say(words.readings)}>
      <ul className={styles.readings}>
        {election.readings.map((reading) => {
          const round = election.rounds.find(({ id }) => id === reading.roundId)!
          const cluster = election.clusters.find(({ id }) => id === reading.clusterId)!
          return (
            <li key={`${reading.roundId}-${reading.clusterId}`}>
              <span>
                <b>{election.kind === 'cell' ? say(words.roundOf, { post: say(`elections.post.${round.post}`), round: round.round }) : cluster.name}</b>
                <div className={styles.soft}>{say(words.attendingHere, { name: cluster.name, attending: cluster.attending })}{reading.mine && ` · ${say(words.mineIn)}`}</div>
              </span>
              <span><Chip tone={tones[reading.state]}>{say(words[`reading_${reading.state}`])}</Chip></span>
              {mayCount && reading.mayCount && <LinkButton kind={reading.state === 'agreed' || reading.mine ? 'plain' : 'main'} small={reading.state === 'agreed'} to={`/elections/${election.id}/count/${reading.roundId}/${reading.clusterId}`}>{say(reading.mine ? words.mend : words.enter)}</LinkButton>}
              {reading.state === 'differ' && <Compared election={election} reading={reading} />}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

const Compared = ({ election, reading }: { election: ElectionSeen; reading: ReadingSeen }) => {
  const say = useSay()
  const named = (cell: string) => {
    const [, id] = cell.split('.')
    if (id) return say(words.votesFor, { name: election.candidates.find((each) => each.id === Number(id))?.name ?? id })
    return say(words[cell as 'issued'])
  }
  const cells = ['issued', 'valid', 'invalid', 'returned', ...Object.keys(reading.one?.votes ?? {}).map((id) => `votes.${id}`)]
  const valueOf = (count: ReadingSeen['one'], cell: string) => (cell.startsWith('votes.') ? count?.votes[cell.slice(6)] : count?.[cell as 'issued'])
  return (
    <div style={{ flex: '1 0 100%' }}>
      <table className={styles.two}>
        <caption className="unseen">{say(words.compare)}</caption>
        <thead><tr><th scope="col">{say(words.cellWord)}</th><th scope="col">{say(words.first)}</th><th scope="col">{say(words.second)}</th></tr></thead>
        <tbody>{cells.map((cell) => <tr key={cell} data-differs={reading.differences.some((each) => each.cell === cell) || undefined}><td>{named(cell)}</td><td>{valueOf(reading.one, cell)}</td><td>{valueOf(reading.other, cell)}</td></tr>)}</tbody>
      </table>
      <p className={styles.soft}>{say(words.mendHint)}</p>
    </div>
  )
}
