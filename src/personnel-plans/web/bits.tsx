import { writeDay, type Day } from '#ground/time/day.ts'
import { Chip } from '#ground/web/chip.tsx'
import type { Say } from '#ground/web/language.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useUrlText } from '#ground/web/url.ts'
import type { Tone } from '#ground/web/tone.ts'
import { SelectField } from '#ground/web/form/choices.tsx'
import type { Block } from '../feasible.ts'
import type { PlanState, Term } from '../plan.ts'
import { stateWords } from '../words.ts'
import { words } from './words.ts'

const tones: Record<PlanState, Tone> = { drafted: 'grey', proposed: 'blue', approved: 'green', returned: 'amber' }

export const PlanChip = ({ state }: { state: PlanState }) => <Chip tone={tones[state]}>{useSay()(stateWords[state])}</Chip>

/** The term looked at, in the address. */
export const TermChoice = ({ terms, term }: { terms: Term[]; term: Term }) => {
  const say = useSay()
  const [, choose] = useUrlText('term')
  return <SelectField key={term.id} name="term" label={say(words.term)} initial={String(term.id)} choices={terms.map(({ id, name }) => ({ value: String(id), label: name }))} onChoose={(value) => choose(value, { keep: true })} />
}

/** What stands in somebody's way, in a sentence. */
export const blockText = (say: Say, { code, until, planned }: Omit<Block, 'planned'> & { planned?: Day | undefined }): string =>
  say(words[`block_${code}`], { until: until ? writeDay(until) : '', planned: planned ? writeDay(planned) : '' })
