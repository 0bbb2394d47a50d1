import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Row } from '#ground/web/card.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { acceptProposals } from '../contract.ts'
import { placeOf } from './fault-words.ts'
import styles from './imports.module.css'
import type { JobSeen } from './seen.ts'
import { Table } from './table.tsx'
import { words } from './words.ts'

const samples = 5

const titleOf = (code: string, count: number, say: Say) =>
  code === 'imports.lost-zeros' ? say(words.proposalZeros, { count }) : code === 'time.two-digit-year' ? say(words.proposalYears, { count }) : say(code)

/** What was read with confidence and needs only a word: shown by samples, taken as a whole. */
export const Proposals = ({ job }: { job: JobSeen }) => {
  const say = useSay()
  const accept = useTell(acceptProposals)
  const take = (code: string) => accept.mutate({ id: job.id, codes: [code] })
  const { proposals, legacy, faults } = job.found
  const isLegacyOpen = legacy.length > 0 && !job.accepts.includes('imports.legacy-font')
  if (proposals.length === 0 && !isLegacyOpen) return null
  const heads = [{ name: say(words.before) }, { name: say(words.after) }]
  return (
    <Card title={say(words.proposals)}>
      <p className={styles.soft}>{say(words.proposalsWhat)}</p>
      {accept.error && <Notice kind="bad" live>{say(accept.error.code, accept.error.facts)}</Notice>}
      {isLegacyOpen && (
        <section className={styles.proposal}>
          {legacy.map(({ sheetName, encoding, samples: shown }) => (
            <div key={sheetName}>
              <h3>{say(words.legacy, { sheet: sheetName, encoding })}</h3>
              <Table label={sheetName} heads={heads} rows={shown.map(([before, after], place) => ({ key: place, cells: [before, <strong key="after">{after}</strong>] }))} />
            </div>
          ))}
          <p className={styles.soft}>{say(words.legacyWhat)}</p>
          <Row><Button kind="main" busy={accept.isPending} onClick={() => take('imports.legacy-font')}>{say(words.legacyTake)}</Button><Button busy={accept.isPending} onClick={() => take('imports.read-as-typed')}>{say(words.legacyLeave)}</Button></Row>
        </section>
      )}
      {proposals.map(({ code, count }) => (
        <section key={code} className={styles.proposal}>
          <h3>{titleOf(code, count, say)}</h3>
          <Table label={titleOf(code, count, say)} heads={[{ name: say(words.faulty) }, ...heads]} rows={faults.filter((fault) => fault.code === code && fault.propose !== undefined).slice(0, samples).map((fault, place) => ({
            key: place, cells: [placeOf(fault, say), fault.value, <strong key="after">{fault.propose}</strong>],
          }))} />
          <Row><Button kind="main" busy={accept.isPending} onClick={() => take(code)}>{say(words.takeAll, { count })}</Button></Row>
        </section>
      ))}
    </Card>
  )
}
