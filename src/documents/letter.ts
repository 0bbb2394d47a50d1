import { type Mark, writeMark } from '#ground/http/handed-out.ts'
import { fold } from '#ground/text/fold.ts'
import { writeInstant } from './form.ts'

/** A paper in sentences: an invitation, minutes, a result sheet. Texts are Vietnamese: it is an office's paper. */
export type Letter = {
  code: string                        // 'Mẫu 02'
  side: 'state' | 'party'             // layout of Nghị định 30/2020/NĐ-CP, or of Hướng dẫn 36-HD/VPTW
  issuer: { above: string | null; body: string; number: string | null } // 'UBND XÃ …', 'THÔN …'; '…-BB/CB'
  place: string
  title: string
  about: string | null
  blocks: Block[]
  signatures: { title: string; note: string; name: string | null }[]
  unit: { name: string; code: string }
  people: readonly number[]           // whose names stand in it
  exported: { by: string; at: Date; mark?: Mark }
}

/** A run of sentences; a heading; lines to be filled by hand come as dots. A table: its cells row by row. */
export type Block =
  | { kind: 'text'; text: string; bold?: boolean; indent?: boolean }
  | { kind: 'table'; widths: number[] /* millimetres */; heading: string[]; rows: (string | number)[][] }

export const text = (words: string, more: { bold?: boolean; indent?: boolean } = {}): Block => ({ kind: 'text', text: words, ...more })
/** To be written by hand. */
export const dots = '……………………'

/** «Mẫu … · thôn … · ai xuất, lúc · bản số, số người, mã nhật ký»: stands on every page. */
export const stampOfLetter = ({ code, unit, exported, people }: Letter): string =>
  [code, unit.name, `${exported.by} xuất lúc ${writeInstant(exported.at)}`, ...(exported.mark ? [writeMark(exported.mark, people.length)] : [])].join(' · ')

export const nameOfLetter = ({ code, unit }: Letter): string => `${fold(`${code} ${unit.name}`).replace(/[^a-z0-9]+/g, '-')}.docx`

/** What writes Word files is loaded when the first one is asked for. */
export const writtenLetter = async (letter: Letter): Promise<Uint8Array> => (await import('./word-letter.ts')).writeLetter(letter)
