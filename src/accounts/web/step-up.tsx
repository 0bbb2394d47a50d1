import { useEffect, useRef, useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { whenStepUpNeeded } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { session } from '../contract.ts'
import { FactorForm } from './factor-form.tsx'
import { words } from './words.ts'

/** Asks who acts once more where the server wants it; the call that was refused is then made again. */
export const StepUp = () => {
  const say = useSay()
  const ways = useAsk(session, {}).data?.ways
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
  return (
    <Dialog open={open} close={() => end(false)} title={say(words.stepUp)}>
      <p>{say(words.stepUpWhat)}</p>
      {ways && <FactorForm ways={ways} done={() => end(true)} />}
    </Dialog>
  )
}
