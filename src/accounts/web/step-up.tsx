import { Suspense, useEffect, useRef, useState } from 'react'
import { whenStepUpNeeded } from '#ground/web/client.ts'
import { later } from '#ground/web/screens.ts'

const StepUpDialog = later(async () => (await import('./step-up-dialog.tsx')).StepUpDialog)

/** Asks who acts once more where the server wants it; the call that was refused is then made again. */
export const StepUp = () => {
  const waiting = useRef<((proved: boolean) => void)[]>([])
  const [open, setOpen] = useState(false)
  useEffect(() => whenStepUpNeeded(() => new Promise((resolve) => {
    waiting.current.push(resolve)
    setOpen(true)
  })), [])
  const end = (proved: boolean) => {
    setOpen(false)
    for (const resolve of waiting.current.splice(0)) resolve(proved)
  }
  return open && <Suspense fallback={null}><StepUpDialog end={end} /></Suspense>
}
