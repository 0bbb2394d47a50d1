import type { Sql } from '#ground/database/sql.ts'
import type { Message } from '#ground/text/say.ts'
import type { Look } from '#ground/web/tone.ts'
import type { Day } from '#ground/time/day.ts'

/** The day a predicate is asked for: a day, or a date column of a query that asks for many days at once. Write it as `${on}::date`. */
export type On = Day | Sql

/** The instant as known at which a predicate is asked; infinity: with all corrections. Whatever table a predicate reads, it reads as believed at `${k}`. */
export type AsKnown = Sql

/** A column shown beside each row behind a figure. `of` is an expression over alias s (a row of the subject's table); it may read lower rooms' published functions. */
export type RowColumn = {
  key: string
  name: Message
  kind: 'text' | 'day' | 'integer' | 'yes' | 'choice' | 'person' | 'unit' | 'link' // person and unit: the expression gives the id, the screen makes the link; link: a JSON object {to, day}, a path and the day that it is called by
  choices?: Record<string, Message> // for kind 'choice': the words of each code
  looks?: Record<string, Look> // how each code is drawn where a row is a square
  personal?: true // of the person who stands in the row, and so shown only to who may read about people there; of kind 'person' always
  of(on: On, k: AsKnown): Sql
}

/** What is counted: the rows of an interval table, one per unit and period in which its answers do not change.
 *  The table has the columns <id>, from_day, upto_day (half-open, infinity), province_id, district_id, commune_id (0 where there is none). */
export type Subject = {
  code: 'villages' | 'cells'
  name: Message
  table: string // 'village_state'
  id: string // 'village_id'
  asKnown: string // SQL function (ids int[], k timestamptz): the same columns as known at k; ids null means all
  packed?: Packed // what its indicators ask of a row in one number: many are counted by it at once
  state?: RowColumn // the one word for what a row is; a comparison of two days lists the rows where it changed
  shows?: RowColumn[] // beside every row
  why?: RowColumn[] // why a missing row misses, and since when; a column with key 'earliest' is the first day on which it can be reached
}

/**
 * A column of 64 bits, no more than 53 of them used. The upper half holds the birth as (year − 1800) · 512 + month · 32 + day (0: unknown, 1: beyond 1800 to 2199);
 * each part of the lower half which of a few values its columns have.
 * Other columns may be counted as well, row by row; the day is asked of a packed row only for full years of age.
 */
export type Packed = { column: string; birth: string; parts: PackedPart[] }

/** So many bits, from bit `at` on, hold the place of a row's values among these. Of several columns together: ids that are only compared with each other. */
export type PackedPart = { at: number; bits: number; columns: { name: string; type: 'text' | 'boolean' | 'int'; values: (string | boolean | number | null)[] }[] }

/** One number a unit can be looked at by. Numerator, denominator and excluded are boolean expressions over alias s; null counts as false.
 *  In the denominator: `denominator` (all rows where there is none) and not `excluded`. In the numerator: that, and `numerator`. */
export type Indicator = {
  code: string // 'posts.unified': owner, then what it measures
  subject: Subject
  name: Message
  formula: Message // numerator ÷ denominator in words, with what is left out
  basis: string // law, article, scheme
  measures: 'share' | 'count' | 'years'
  better: 'higher' | 'lower' | 'neither'
  numerator(on: On, k: AsKnown): Sql
  denominator?(on: On, k: AsKnown): Sql
  excluded?(on: On, k: AsKnown): Sql
  weighs?: { numerator(on: On, k: AsKnown): Sql; denominator(on: On, k: AsKnown): Sql } // of a share of something smaller than the rows, households of villages: whole numbers of a row, summed over the rows of the denominator
  shows?: RowColumn[] // beside its rows, in place of what the subject shows
  years?: { of(on: On, k: AsKnown): Sql; pick: 'min' | 'max' | 'average' } // for 'years': over the rows of the numerator
  group: 'state' | 'heads' | 'leaders' | 'cells' | 'work'
  splits?: string // code of the indicator whose numerator this one is a part of
  family?: string // a group of people told apart by a trait: all that partition the same whole are one family, 'age'
  may?: string // of a family of which not everybody who reads about people may know: the permission, in the unit asked, without which it is told as to those who read about none
  within?: string // code of the same trait of a wider whole: what lies between the two is a group as well
}

export const defineIndicator = (indicator: Indicator): Indicator => indicator
