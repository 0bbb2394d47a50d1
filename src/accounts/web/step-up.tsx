import { type ComponentType, useEffect, useRef, useState } from 'react'
import { whenStepUpNeeded } from '#ground/web/client.ts'

type Asking = ComponentType<{ end(proved: boolean): void }>

/** Asks who acts once more where the server wants it; the call that was refused is then made again. Where the question cannot be fetched the refusal stands, and the page with what was typed. */
export const StepUp = () => {
  const waiting = useRef<((proved: boolean) => void)[]>([])
  const [Dialog, setDialog] = useState<Asking>()
  useEffect(() => whenStepUpNeeded(async () => {
    const fetched = await import('./step-up-dialog.tsx').catch(() => undefined)
    if (!fetched) return false
    return new Promise((resolve) => {
      waiting.current.push(resolve)
      setDialog(() => fetched.StepUpDialog)
    })
  }), [])
  const end = (proved: boolean) => {
    setDialog(undefined)
    for (const resolve of waiting.current.splice(0)) resolve(proved)
  }
  return Dialog && <Dialog end={end} />
}
