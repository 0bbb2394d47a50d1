import type { Panels, Screen } from '#ground/web/screens.ts'

/** The table of contents: one line a room. */
export const screens: Screen[] = []

export const panels: Panels = { unit: [], home: [], person: [] }
