import type { Actor } from '#ground/actor.ts'
import { row as getRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Choice, Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { paperFor } from './enter.ts'
import { readIssued, writeIssued } from './issued-on.ts'
import { kindOf } from './kind.ts'
import { type LinkKind, linkKinds } from './link.ts'
import { linksUp, papersById } from './link-store.ts'
import { messages } from './messages.ts'
import { type Paper, type PaperDraft, refuseToEnter } from './paper.ts'
import { relate } from './relate.ts'

const kinds: Choice[] = linkKinds.map((kind) => ({ value: kind, ...messages[`papers.link.${kind}`]! }))

const side = (key: string, vi: string, en: string, example: [string, string, string, string]): Column[] => [
  { key, vi: `Số hiệu${vi}`, en: `Symbol${en}`, kind: 'text', paper: { issuedOn: `${key}_issued`, issuer: `${key}_issuer` }, example: example[0], width: 16, note: { vi: 'Số, ký hiệu như trên văn bản; chưa rõ số thì để trống và ghi trích yếu.', en: 'The symbol as on the paper; where it is not known leave it empty and write the summary.' } },
  { key: `${key}_issuer`, vi: `Cơ quan ban hành${vi}`, en: `Issuer${en}`, kind: 'text', ...(key === 'symbol' ? { required: true } : {}), example: example[1], width: 30, note: { vi: 'Như ghi trên văn bản.', en: 'As the paper names it.' } },
  { key: `${key}_issued`, vi: `Ngày ban hành${vi}`, en: `Issued${en}`, kind: 'text', example: example[2], width: 16, note: { vi: 'Biết đến đâu ghi đến đó: 25/06/2021, 06/2021, quý II/2021, cuối năm 2016, 2021.', en: 'As exactly as known: 25/06/2021, 06/2021, quý II/2021, cuối năm 2016, 2021.' } },
  { key: `${key}_summary`, vi: `Trích yếu${vi}`, en: `Summary${en}`, kind: 'text', example: example[3], width: 40, note: { vi: 'Văn bản nói về việc gì.', en: 'What it is about.' } },
]

const columns: Column[] = [
  ...side('symbol', '', '', ['12-CT/TU', 'Ban Thường vụ Tỉnh ủy', 'cuối năm 2016', 'Bí thư chi bộ kiêm trưởng thôn']),
  { key: 'kind', vi: 'Quan hệ', en: 'Link', kind: 'choice', choices: kinds, example: kinds[0]!.vi, width: 18, note: { vi: 'Văn bản bên trái làm gì với văn bản bên phải; để trống nếu chỉ vào sổ văn bản.', en: 'What the paper on the left does with the one on the right; empty where it is only entered.' } },
  ...side('to', ' (văn bản kia)', ' (the other)', ['19-NQ/TU', 'Tỉnh ủy', '', 'Đổi mới phương thức lãnh đạo']),
]

/** «Văn bản liên quan»: papers as exactly as their days are known, and what they say of one another. `papersOf` tells the papers on which a unit's facts rest; taken are those, and all above them. */
export const linkSheet = (papersOf: (tx: Tx, unitId: number, on: Day) => Promise<number[]>): Sheet => ({
  code: 'paper_links', vi: 'Văn bản liên quan', en: 'Papers and their links', order: 5, columns,
  async apply(tx, actor, context, given) {
    const [outcomes, faults]: [Outcome[], Fault[]] = [[], []]
    for (const row of given) {
      const done = await applied(tx, actor, context, row)
      if ('column' in done) faults.push(done)
      else outcomes.push({ row: row.row, change: done.change })
    }
    return { outcomes, faults }
  },
  async take(tx, unitId, on) {
    const ids = await papersOf(tx, unitId, on)
    const links = await linksUp(tx, ids)
    const papers = await papersById(tx, new Set([...ids, ...links.flatMap(({ fromId, toId }) => [fromId, toId])]))
    const alone = [...papers.values()].filter(({ id, symbol, issuedPrecision }) => (symbol === null || issuedPrecision !== 'day') && !links.some(({ fromId, toId }) => fromId === id || toId === id))
    return [
      ...links.map(({ fromId, toId, kind }) => ({ ...written('symbol', papers.get(fromId)!), kind, ...written('to', papers.get(toId)!) })),
      ...alone.map((paper) => written('symbol', paper)),
    ]
  },
})

const written = (key: string, paper: Paper) => ({ [key]: paper.symbol, [`${key}_issuer`]: paper.issuer, [`${key}_issued`]: writeIssued(paper) || null, [`${key}_summary`]: paper.summary || null })

const textIn = ({ values }: SheetRow, key: string): string => (typeof values[key] === 'string' ? values[key] : '')

async function applied(tx: Tx, actor: Actor, context: Context, row: SheetRow): Promise<{ change: Outcome['change'] } | Fault> {
  const from = draftIn(row, 'symbol', context.on)
  if ('column' in from) return from
  const before = await countPapers(tx)
  const fromId = await paperFor(tx, from, actor.accountId || null)
  const kind = row.values['kind'] as LinkKind | null
  if (!kind) return { change: await countPapers(tx) > before ? 'new' : 'same' }
  const to = draftIn(row, 'to', context.on)
  if ('column' in to) return to
  const toId = await paperFor(tx, to, actor.accountId || null)
  try {
    const { change } = await relate(tx, actor, { fromId, toId, kind })
    return { change: change === 'same' && await countPapers(tx) > before ? 'new' : change }
  } catch (error) {
    if (error instanceof Refusal) return { row: row.row, column: 'kind', code: error.code, facts: error.facts }
    throw error
  }
}

const countPapers = async (tx: Tx) => (await getRow<{ count: number }>(tx, sql`select count(*)::int as count from paper`)).count

function draftIn(row: SheetRow, key: 'symbol' | 'to', today: Day): PaperDraft | Fault {
  const fault = (column: string, code: string, facts: Record<string, unknown> = {}): Fault => ({ row: row.row, column, code, facts })
  const [symbol, summary] = [textIn(row, key) || null, textIn(row, `${key}_summary`)]
  if (symbol === null && summary === '') return fault(key, 'papers.symbol-missing')
  const issued = readIssued(textIn(row, `${key}_issued`))
  if ('code' in issued) return fault(`${key}_issued`, issued.code, issued.facts)
  const draft: PaperDraft = { symbol, kind: kindOf(symbol), issuer: textIn(row, `${key}_issuer`), summary, note: null, ...issued }
  const refusal = refuseToEnter(draft, today)
  return refusal ? fault(refusal.code === 'papers.issuer-missing' ? `${key}_issuer` : refusal.code === 'papers.issued-in-the-future' ? `${key}_issued` : key, refusal.code, refusal.facts) : draft
}
