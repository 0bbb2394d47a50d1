import type { Letter } from '#documents/public.ts'
import { cellMinutes } from './cell-minutes.ts'
import type { Facts } from './facts.ts'
import { resultSheet } from './result-sheet.ts'
import { countMinutes, householdBallot, invitation, listMinutes, resolution } from './village-forms.ts'

/** The forms of each kind by their code in the address. */
export const forms: Record<'village_head' | 'cell', Record<string, (facts: Facts) => Letter>> = {
  village_head: { 'mau-01': invitation, 'mau-02': countMinutes, 'mau-03': resolution, 'mau-04': householdBallot, 'mau-05': listMinutes, 'ket-qua': resultSheet },
  cell: { 'bien-ban-dai-hoi': cellMinutes, 'ket-qua': resultSheet },
}
