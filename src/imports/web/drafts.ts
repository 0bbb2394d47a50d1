import { useCallback, useState } from 'react'
import type { FaultSeen } from './seen.ts'

export type CellKey = string // 'sheet!row!column'
export const keyOfCell = ({ sheet, row, column }: Pick<FaultSeen, 'sheet' | 'row' | 'column'>): CellKey => `${sheet}!${row}!${column}`

const keptIn = (jobId: number) => `nhat-the.mends.${jobId}`

const kept = (jobId: number): Record<CellKey, string> => {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(keptIn(jobId)) ?? '{}')
    return found && typeof found === 'object' ? Object.fromEntries(Object.entries(found).map(([key, value]) => [key, String(value)])) : {}
  } catch {
    return {}
  }
}

/** Cells changed on the screen and not yet sent: they outlive leaving the page and reloading it, in this window. */
export const useDrafts = (jobId: number) => {
  const [drafts, setDrafts] = useState(() => kept(jobId))
  const change = useCallback((key: CellKey, value: string | undefined) => setDrafts((before) => {
    const next = { ...before }
    if (value === undefined) delete next[key]
    else next[key] = value
    sessionStorage.setItem(keptIn(jobId), JSON.stringify(next))
    return next
  }), [jobId])
  const clear = useCallback(() => {
    sessionStorage.removeItem(keptIn(jobId))
    setDrafts({})
  }, [jobId])
  return { drafts, change, clear }
}
