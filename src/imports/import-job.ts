import { Refusal } from '#ground/refusal.ts'

/** Where a file stands on its way into the register. */
export type JobState =
  | 'waiting' // for the runner
  | 'reading' // apart, then checked against the register in a transaction that is rolled back
  | 'columns' // a person must say which column is which
  | 'rows' // there are cells to mend or proposals to accept
  | 'ready' // nothing is wrong; the preview says what would change
  | 'writing' // accepted: all of it in one transaction
  | 'done'
  | 'refused' // the file itself cannot be used
  | 'dropped'

export const endedStates: readonly JobState[] = ['done', 'refused', 'dropped']
const askingStates: readonly JobState[] = ['columns', 'rows', 'ready']

export const isEnded = (state: JobState) => endedStates.includes(state)
export const isUnderWay = (state: JobState) => state === 'waiting' || state === 'reading' || state === 'writing'

export const refuseToAccept = ({ state }: { state: JobState }): Refusal | null =>
  state === 'ready' ? null : new Refusal('imports.not-ready', { state })

/** A cell, a column or a proposal may be decided while the job asks a person. */
export const refuseToDecide = ({ state }: { state: JobState }): Refusal | null =>
  askingStates.includes(state) ? null : new Refusal('imports.not-asking', { state })

export const refuseToDrop = ({ state }: { state: JobState }): Refusal | null =>
  isEnded(state) ? new Refusal('imports.ended', { state }) : state === 'writing' ? new Refusal('imports.being-written', {}) : null

/** The bytes are kept until the job ends and for some days after (legal rule privacy.keep_import_days). */
export const refuseToCopy = ({ kept }: { kept: boolean }): Refusal | null => (kept ? null : new Refusal('imports.file-emptied', {}))
