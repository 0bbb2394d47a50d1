import type { Find } from '#ground/web/form/finding.ts'

/** What the search box asks; the rooms that can be searched are asked together. */
export const find: Find | undefined = undefined
