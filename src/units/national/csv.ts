/** The rows of a small UTF-8 CSV with a heading line, keyed by heading. Quotes may stand around a cell; a quote inside is doubled. */
export function readCsv(text: string): Record<string, string>[] {
  const [heading = [], ...lines] = cellsOf(text)
  return lines.map((cells) => Object.fromEntries(heading.map((key, i) => [key, cells[i] ?? ''])))
}

function cellsOf(text: string): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (end === '' && line.length === 0 && !quoted && !plain) break
    line.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    lines.push(line)
    line = []
    if (end === '') break
  }
  return lines
}
