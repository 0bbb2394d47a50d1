import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'

export type CellAt = { line: number; column: number }

const inner = 'a[href], button'

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))

const nextCell = ({ line, column }: CellAt, event: KeyboardEvent, lines: number, columns: number): CellAt | undefined => {
  const far = event.ctrlKey || event.metaKey
  const moves: Record<string, CellAt> = {
    ArrowUp: { line: line - 1, column }, ArrowDown: { line: line + 1, column }, ArrowLeft: { line, column: column - 1 }, ArrowRight: { line, column: column + 1 },
    PageUp: { line: line - 10, column }, PageDown: { line: line + 10, column }, Home: { line: far ? 0 : line, column: 0 }, End: { line: far ? lines : line, column: columns },
  }
  const to = moves[event.key]
  return to && { line: clamp(to.line, lines - 1), column: clamp(to.column, columns - 1) }
}

/**
 * Walking a grid cell by cell: Tab enters once, the arrow keys move, a link in the cell takes the focus itself.
 * `reveal` scrolls a line into what is drawn, before its cell is looked for.
 */
export const useCellWalk = (body: RefObject<HTMLElement | null>, lines: number, columns: number, reveal: (line: number) => void) => {
  const [at, setAt] = useState<CellAt>({ line: 0, column: 0 })
  const cellOf = ({ line, column }: CellAt) => body.current?.querySelector<HTMLElement>(`[data-line="${line}"] > :nth-child(${column + 1})`)

  useLayoutEffect(() => {
    const grid = body.current
    if (!grid) return
    for (const cell of grid.querySelectorAll<HTMLElement>('[data-line] > *')) {
      const within = cell.querySelectorAll<HTMLElement>(inner)
      const isHere = cell === cellOf(at)
      cell.tabIndex = isHere && within.length === 0 ? 0 : -1
      for (const one of within) one.tabIndex = isHere ? 0 : -1
    }
  })

  const focus = (to: CellAt, tries = 3) => {
    const cell = cellOf(to)
    const target = cell?.querySelector<HTMLElement>(inner) ?? cell
    if (target) target.focus()
    else if (tries > 0) requestAnimationFrame(() => focus(to, tries - 1))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = nextCell(at, event, lines, columns)
    if (!to || event.altKey) return
    event.preventDefault()
    setAt(to)
    reveal(to.line)
    focus(to)
  }
  const onFocus = (event: { target: EventTarget }) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-line] > *')
    const line = Number(cell?.parentElement?.dataset.line)
    const column = cell?.parentElement ? [...cell.parentElement.children].indexOf(cell) : -1
    if (column >= 0 && (line !== at.line || column !== at.column)) setAt({ line, column })
  }
  return { onKeyDown, onFocus }
}
