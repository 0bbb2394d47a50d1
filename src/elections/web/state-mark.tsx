import { today, writeDay } from '#ground/time/day.ts'
import { Chip } from '#ground/web/chip.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Tone } from '#ground/web/tone.ts'
import type { ElectionLine } from '../contract.ts'
import { words } from './words.ts'

const tones: Record<ElectionLine['state'], Tone> = { decided: 'blue', planned: 'blue', teamed: 'blue', listed: 'blue', held: 'violet', certified: 'violet', recognised: 'brand', rerun_ordered: 'amber', withdrawn: 'grey' }

/** How far an election has come, its outcome where it is told, and the last day of recognition. */
export const StateMark = ({ line: { state, outcome, dueOn } }: { line: Pick<ElectionLine, 'state' | 'outcome' | 'dueOn'> }) => {
  const say = useSay()
  return (
    <>
      <Chip tone={tones[state]}>{say(`elections.state.${state}`)}</Chip>
      {outcome !== null && outcome !== 'elected' && <> <Chip tone="amber">{say(`elections.outcome.${outcome}`)}</Chip></>}
      {dueOn && <> <Chip tone={today() > dueOn ? 'red' : 'grey'}>{say(today() > dueOn ? words.overdue : words.dueOn, { day: writeDay(dueOn) })}</Chip></>}
    </>
  )
}
