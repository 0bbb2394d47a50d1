import { useState } from 'react'
import { CallFailed } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { failureSentence } from './failure.ts'

/** A step of a form that asks several calls one after another: busy meanwhile, and a sentence where it fails. Nothing on screen is read again by itself. */
export const useSending = () => {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ code: string; sentence: string; seconds: number } | null>(null)
  const send = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFailed(null)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      setFailed({ code: error.code, sentence: failureSentence(error, say), seconds: Number(error.facts.seconds) || 0 })
    } finally {
      setBusy(false)
    }
  }
  return { busy, failed, send, fail: (sentence: string) => setFailed({ code: '', sentence, seconds: 0 }) }
}
