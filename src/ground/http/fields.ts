import { z } from 'zod'
import type { Day } from '#ground/time/day.ts'
import { earliest, latest } from '#ground/time/read-day.ts'

/** A day on the wire: '2021-06-25', of the years that a typed day may have. */
export const dayField = z.iso.date().refine((text) => Number(text.slice(0, 4)) >= earliest && Number(text.slice(0, 4)) <= latest) as unknown as z.ZodType<Day>

/** As known at the end of a day, or at an instant; without it, with all corrections made since. */
export const knownField = z.union([dayField, z.iso.datetime({ offset: true })]).optional()

/** An id in a path or a query. */
export const idField = z.coerce.number().int().positive().max(2_147_483_647)

/** A query field that may be repeated: absent, once or many times, always a list. */
export const listField = <Item>(item: z.ZodType<Item>) =>
  z.preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(item).max(1000))
