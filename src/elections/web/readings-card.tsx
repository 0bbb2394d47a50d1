import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Tone } from '#ground/web/tone.ts'
import { useMay } from '#ground/web/who.ts'
import type { ElectionSeen, ReadingSeen } from '../contract.ts'
import { ClusterName } from './cluster-name.tsx'
import styles from './elections.module.css'
import { words } from './words.ts'

const tones: Record<ReadingSeen['state'], Tone> = { none: 'grey', one: 'blue', differ: 'red', agreed: 'brand' }

/** Who has entered which round in which place, and where the two differ, cell by cell. */
export const ReadingsCard = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const mayCount = useMay('elections.count') && known === undefined && !election.aboutMyself && ['held', 'certified', 'recognised'].includes(election.state)
  return (
    <Card title={say(election.running ? words.clustersReported : words.readings)} {...(election.running ? { aside: <Chip tone={election.running.reported === election.running.of ? 'brand' : 'amber'}>{say(words.reportedOf, election.running)}</Chip> } : {})}>
      {election.running && election.running.reported > 0 && <Running election={election} running={election.running} />}
      <ul className={styles.readings}>
        {election.readings.map((reading) => {
          const round = election.rounds.find(({ id }) => id === reading.roundId)!
          const cluster = election.clusters.find(({ id }) => id === reading.clusterId)!
          return (
            <li key={`${reading.roundId}-${reading.clusterId}`}>
              <span>
                <b>{election.kind === 'cell' ? say(words.roundOf, { post: say(`elections.post.${round.post}`), round: round.round }) : cluster.name}</b>
                <div className={styles.soft}>
                  {[
                    cluster.attending === null ? say(words.householdsHere, { name: cluster.name, households: cluster.households }) : say(words.attendingHere, { name: cluster.name, attending: cluster.attending }),
                    reading.mine && say(words.mineIn), reading.corrected > 0 && say(words.correctedTimes, { times: reading.corrected }), reading.fromFile && say(words.fromFile),
                  ].filter(Boolean).join(' · ')}
                </div>
              </span>
              <span><Chip tone={tones[reading.state]}>{say(words[`reading_${reading.state}`])}</Chip></span>
              {election.running && known === undefined && <ClusterName election={election} cluster={cluster} />}
              {mayCount && reading.mayCount && <LinkButton kind={reading.state === 'agreed' || reading.mine ? 'plain' : 'main'} small={reading.state === 'agreed'} to={`/elections/${election.id}/count/${reading.roundId}/${reading.clusterId}`}>{say(reading.mine ? words.mend : cluster.reports ? words.report : words.enter)}</LinkButton>}
              {reading.state === 'differ' && <Compared election={election} reading={reading} />}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** What the clusters that have reported come to. It is said that this is no result. */
const Running = ({ election, running: { reported, of, households, totalHouseholds, attending, count } }: { election: ElectionSeen; running: NonNullable<ElectionSeen['running']> }) => {
  const say = useSay()
  const parts = [
    [say(words.runningHouseholds), `${households}/${totalHouseholds}`], [say(words.turnout), String(attending)], [say(words.issued), String(count.issued)], [say(words.valid), String(count.valid)],
    ...Object.entries(count.votes).map(([id, votes]) => [election.candidates.find((each) => each.id === Number(id))?.name ?? id, String(votes)]),
  ] as const
  return (
    <section className={styles.running} aria-label={say(words.running)}>
      <b>{say(words.running)}</b>
      <dl>{parts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {reported < of && <span className={styles.soft}>{say(words.noResultYet)}</span>}
    </section>
  )
}

const Compared = ({ election, reading }: { election: ElectionSeen; reading: ReadingSeen }) => {
  const say = useSay()
  const named = (cell: string) => {
    const [, id] = cell.split('.')
    if (id) return say(words.votesFor, { name: election.candidates.find((each) => each.id === Number(id))?.name ?? id })
    return say(words[cell as 'issued'])
  }
  const cells = [...(reading.one?.attending == null ? [] : ['attending']), 'issued', 'valid', 'invalid', 'returned', ...Object.keys(reading.one?.votes ?? {}).map((id) => `votes.${id}`)]
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
