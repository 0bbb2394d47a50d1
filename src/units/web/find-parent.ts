import type { Day } from '#ground/time/day.ts'
import { ask } from '#ground/web/client.ts'
import type { Find } from '#ground/web/form/finding.ts'
import { findUnits } from '../contract.ts'
import type { UnitKind } from '../unit.ts'

/** Finds units of one kind that stand on the day, under `under` where it is given; those left out are not offered. */
export const unitFinder = (kind: UnitKind, on: Day, leftOut: number[] = [], under?: number): Find => async (text, signal) =>
  (await ask(findUnits, { text, on, kinds: kind, limit: 20, ...(under === undefined ? {} : { under }) }, signal))
    .filter(({ id, stands }) => stands && !leftOut.includes(id))
    .map(({ id, fullName, place, matched }) => ({ key: String(id), label: fullName, note: [place, matched === fullName ? '' : `(${matched})`].filter(Boolean).join(' ') }))
