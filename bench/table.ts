/** A line of the results. With `least` or `most` it is a goal, met or missed. */
export type Row = { what: string; measured: string; result: number; unit: string; least?: number; most?: number }

/** A section of the results as Markdown, on stdout. */
export function printTable(title: string, how: string, found: readonly Row[]): void {
  console.log(`## ${title}\n\n${how}\n\n| | measured | result | goal | |\n|---|---|---|---|---|`)
  for (const { what, measured, result, unit, least, most } of found)
    console.log(`| ${what} | ${measured} | ${written(result)} ${unit} | ${goal(least, most)} | ${verdict(result, least, most)} |`)
  console.log('')
}

const goal = (least?: number, most?: number) => (least !== undefined ? `≥ ${written(least)}` : most !== undefined ? `≤ ${written(most)}` : '')

/** Missed by how much: the share of the goal that was not reached. */
function verdict(result: number, least?: number, most?: number): string {
  if (least === undefined && most === undefined) return ''
  const isMet = least !== undefined ? result >= least : result <= (most ?? result)
  const over = least !== undefined ? least / result : result / (most ?? result)
  return isMet ? 'met' : `missed, ${over.toFixed(2)} times off`
}

const written = (value: number) => (value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
