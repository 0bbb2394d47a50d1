import type { SheetCount } from '../finding.ts'

/** The rows of all sheets together. */
export const sumsOf = (sheets: Pick<SheetCount, 'rows' | 'new' | 'changed' | 'same'>[]) => ({
  rows: sheets.reduce((sum, each) => sum + each.rows, 0),
  new: sheets.reduce((sum, each) => sum + each.new, 0),
  changed: sheets.reduce((sum, each) => sum + each.changed, 0),
  same: sheets.reduce((sum, each) => sum + each.same, 0),
})
