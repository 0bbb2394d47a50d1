import { useCallback, useEffect, useState } from 'react'
import type { FaultSeen } from './seen.ts'

export type CellKey = string // 'sheet!row!column'
export const keyOfCell = ({ sheet, row, column }: Pick<FaultSeen, 'sheet' | 'row' | 'column'>): CellKey => `${sheet}!${row}!${column}`

/** Of each job. In memory only: what stands in the cells is of people, and a browser's storage outlives a sign-out. */
const kept = new Map<number, Record<CellKey, string>>()

/** Cells changed on the screen and not yet sent: they outlive leaving the page; before it is loaded anew or closed the browser asks. */
export const useDrafts = (jobId: number) => {
  const [drafts, setDrafts] = useState(() => kept.get(jobId) ?? {})
  const change = useCallback((key: CellKey, value: string | undefined) => setDrafts((before) => {
    const next = { ...before }
    if (value === undefined) delete next[key]
    else next[key] = value
    kept.set(jobId, next)
    return next
  }), [jobId])
  const clear = useCallback(() => {
    kept.delete(jobId)
    setDrafts({})
  }, [jobId])
  const some = Object.keys(drafts).length > 0
  useEffect(() => {
    if (!some) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [some])
  return { drafts, change, clear }
}
