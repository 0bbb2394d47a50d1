import { Chip } from '#ground/web/chip.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Tone } from '#ground/web/tone.ts'
import type { JobState } from '../import-job.ts'

const tones: Record<JobState, Tone> = { waiting: 'grey', reading: 'blue', columns: 'amber', rows: 'amber', ready: 'brand', writing: 'blue', done: 'green', refused: 'red', dropped: 'grey' }

/** Where a file stands, in a word. */
export const StateChip = ({ state }: { state: JobState }) => <Chip tone={tones[state]}>{useSay()(`imports.state.${state}`)}</Chip>
