import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import type { Message } from '#ground/text/say.ts'
import type { Day } from '#ground/time/day.ts'
import type { Form } from './form.ts'

export type Format = 'xlsx' | 'docx'

/** What is asked for: the form of which unit, as of which day; who asks, and when, is printed on it. */
export type Asked = { unitId: number; on: Day; actor: Actor; at: Date }

/** A form that a room contributes: it gathers the facts, this room lays them out. */
export type Document = {
  code: string // 'NTH-01'
  name: Message
  formats: readonly Format[]
  gather(tx: Tx, asked: Asked): Promise<Form>
}

export const defineDocument = (document: Document): Document => document
