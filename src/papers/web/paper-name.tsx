import { isDay } from '#ground/time/day.ts'
import { type Say, useSay } from '#ground/web/language.tsx'
import { writeIssued } from '../issued-on.ts'
import type { Paper } from '../paper.ts'
import styles from './papers.module.css'
import { words } from './words.ts'

/** A paper as the server sends it. */
export type PaperSeen = Omit<Paper, 'issuedOn'> & { issuedOn: string | null }

export const issuedText = ({ issuedOn, issuedPrecision }: Pick<PaperSeen, 'issuedOn' | 'issuedPrecision'>, say: Say): string =>
  writeIssued({ issuedOn: isDay(issuedOn) ? issuedOn : null, issuedPrecision }) || say(words.unknownDay)

/** 'Quyết định 2128/QĐ-UBND', or the summary where the number is unknown. */
export const paperName = ({ symbol, kind, summary }: Pick<PaperSeen, 'symbol' | 'kind' | 'summary'>, say: Say): string => {
  if (symbol) return kind === 'other' ? symbol : `${say(`papers.kind.${kind}`)} ${symbol}`
  return summary.length > 80 ? `${summary.slice(0, 79)}…` : summary
}

/** The two lines by which people know a paper: what it is called, and by whom, when and about what. */
export const PaperLines = ({ paper }: { paper: PaperSeen }) => {
  const say = useSay()
  return (
    <div className={styles.lines}>
      <strong>{paperName(paper, say)}</strong>
      <span>{paper.issuer} · {issuedText(paper, say)}</span>
      {paper.symbol && paper.summary && <span>{paper.summary}</span>}
    </div>
  )
}
