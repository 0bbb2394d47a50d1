import { writeDay } from '#ground/time/day.ts'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { writeRate } from '#ground/web/numbers.ts'
import type { ElectionSeen, FiguresSeen } from '../contract.ts'
import { denominators } from '../tally.ts'
import styles from './elections.module.css'
import { words } from './words.ts'

type Given = { election: ElectionSeen; figures: FiguresSeen; title: string }
const toneOf = { elected: 'brand', not_elected: 'amber', needs_legal_review: 'red', no_quorum: 'amber' } as const

/** The result with every denominator, each legal test and its basis, and why nobody is declared where they disagree. */
export const ResultCard = ({ election, figures, title }: Given) => {
  const say = useSay()
  const { quorum, outcome } = figures
  return (
    <Card title={title} aside={<Chip tone={toneOf[outcome]}>{say(`elections.outcome.${outcome}`)}</Chip>}>
      {outcome === 'needs_legal_review' && <Notice kind="warning">{say(words.reviewWhy)}</Notice>}
      {figures.head && figures.rounds[0]?.count ? <Head election={election} figures={figures} /> : figures.rounds.map((round) => round.result && <Round key={round.roundId} election={election} round={round} />)}
      {quorum && <p className={styles.soft}>{say(words.quorumLine, quorum)}{quorum.status === 'unconfirmed' && ` (${say(words.unconfirmed)})`}: {say(quorum.passes ? words.passes : words.fails)}</p>}
    </Card>
  )
}

const nameOf = (election: ElectionSeen, id: number) => election.candidates.find((each) => each.id === id)?.name ?? `#${id}`

const Head = ({ election, figures: { head, electedIds, rounds } }: { election: ElectionSeen; figures: FiguresSeen }) => {
  const { say, language } = useLanguage()
  const count = rounds[0]!.count!
  return (
    <>
      <p>{say(election.method === 'hands' ? words.handsIssued : words.issued)} {count.issued} = {say(words.valid)} {count.valid} + {say(words.invalid)} {count.invalid} + {say(words.returned)} {count.returned}</p>
      {head!.standings.map(({ candidateId, votes, shares, tests }) => (
        <section key={candidateId} className={styles.standing}>
          <h3>{nameOf(election, candidateId)} <span className={styles.soft}>{votes} {say(words.votes)}</span>{electedIds.includes(candidateId) && <Chip tone="brand">{say('elections.outcome.elected')}</Chip>}</h3>
          <dl className={styles.shares}>
            {denominators.map((of) => <div key={of}><dt>{say(words[`of_${of}`])}</dt><dd>{shares[of].votes}/{shares[of].base} · {writeRate(shares[of].votes, shares[of].base, 2, language)}</dd></div>)}
          </dl>
          <ul className={styles.tests}>
            {tests.map(({ of, needed, basis, status, passes }) => <li key={of}><Chip tone={passes ? 'brand' : 'amber'}>{say(passes ? words.passes : words.fails)}</Chip> {say(words.testLine, { of: say(words[`of_${of}`]), needed, votes, basis })}{status === 'unconfirmed' && ` (${say(words.unconfirmed)})`}</li>)}
          </ul>
        </section>
      ))}
    </>
  )
}

const Round = ({ election, round: { post, round, result, count } }: { election: ElectionSeen; round: FiguresSeen['rounds'][number] }) => {
  const say = useSay()
  return (
    <section className={styles.standing}>
      <h3>{say(words.roundOf, { post: say(`elections.post.${post}`), round })}</h3>
      <p className={styles.soft}>{say(words.baseIs, { base: result!.base, needed: result!.needed })}</p>
      <ul className={styles.tests}>
        {Object.entries(count!.votes).sort((a, b) => b[1] - a[1]).map(([id, votes]) => <li key={id}>{nameOf(election, Number(id))}: {votes}/{result!.base} {result!.electedIds.includes(Number(id)) && <Chip tone="brand">{say('elections.outcome.elected')}</Chip>}</li>)}
      </ul>
    </section>
  )
}

/** What was signed, the latest first; the earlier stay readable. */
export const VersionsCard = ({ election: { versions } }: { election: ElectionSeen }) => {
  const say = useSay()
  return (
    <Card title={say(words.versions)}>
      <ul className={styles.readings}>
        {versions.map(({ version, certifiedOn, outcome, digest, reason }) => (
          <li key={version}><span>{say(words.version, { version, day: writeDay(certifiedOn), outcome: say(`elections.outcome.${outcome}`) })}{reason && <div className={styles.soft}>{reason}</div>}<div className={styles.digest}>{say(words.digest, { digest: digest.slice(0, 16) })}</div></span></li>
        ))}
      </ul>
    </Card>
  )
}
