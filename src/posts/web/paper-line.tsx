import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { HoldingSeen } from '../contract.ts'
import { dayText } from './time-words.ts'
import { words } from './words.ts'

/** The paper an appointment rests on, as a link: '12/QĐ-UBND ngày 25/06/2021'. */
export const PaperLine = ({ paper }: { paper: NonNullable<HoldingSeen['paper']> }) => {
  const say = useSay()
  const symbol = paper.symbol ?? say(words.noSymbol)
  return <Go to={`/papers/${paper.id}`}>{paper.issuedOn ? say(words.paperOfDay, { symbol, day: dayText(paper.issuedOn) }) : symbol}</Go>
}
