/** A piece of text where it stands on a page; `transform` is PDF's own: a b c d, then the place. */
export type Piece = { str: string; transform: number[]; width: number }

type Placed = { text: string; along: number; end: number; across: number; size: number }

/**
 * The lines of a page, whichever way they run: pieces of one height, from the first to the last. Where a gap is wider than two and a half letters, or four blanks stand,
 * each side is a line of its own too: a mark stands beside other text.
 */
export function linesOf(pieces: readonly Piece[]): string[] {
  const byTurn = new Map<number, Placed[]>()
  for (const { str, transform: [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0], width } of pieces) {
    if (str.trim() === '') continue
    const turn = Math.atan2(b, a)
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const along = e * cos + f * sin
    const key = Math.round(turn * 20)
    const turned = byTurn.get(key)
    const placed = { text: str, along, end: along + width, across: f * cos - e * sin, size: Math.hypot(c, d) || Math.hypot(a, b) || 1 }
    if (turned) turned.push(placed)
    else byTurn.set(key, [placed])
  }
  return [...byTurn.values()].flatMap((placed) => rowsOf(placed).flatMap(textsOf))
}

function rowsOf(placed: Placed[]): Placed[][] {
  const rows: Placed[][] = []
  for (const each of placed.sort((one, other) => other.across - one.across)) {
    const row = rows.at(-1)
    if (row && row[0]!.across - each.across < 0.4 * Math.min(row[0]!.size, each.size)) row.push(each)
    else rows.push([each])
  }
  return rows.map((row) => row.sort((one, other) => one.along - other.along))
}

function textsOf(row: Placed[]): string[] {
  let [whole, parts, end] = ['', [''], Number.NEGATIVE_INFINITY]
  for (const { text, along, end: after, size } of row) {
    const gap = along - end
    const between = whole !== '' && gap > 0.15 * size ? ' ' : ''
    whole += between + text
    if (gap > 2.5 * size && parts[0] !== '') parts.push(text)
    else parts[parts.length - 1] += between + text
    end = Math.max(end, after)
  }
  parts = parts.flatMap((part) => part.split(/\s{4,}/)).filter((part) => part.trim() !== '')
  return parts.length === 1 ? parts : [whole, ...parts]
}
