import { useCallback, useEffect, useRef, useState } from 'react'

/** One thing found: what it is called, what tells it from its namesakes, where it is. */
export type Found = { key: string; label: string; note?: string; to?: string; group?: string }
export type Find = (text: string, signal: AbortSignal) => Promise<Found[]>
export type FindingState = 'idle' | 'searching' | 'found' | 'failed'

const pause = 120

/** Searches as one types: waits a breath, drops answers that come too late. */
export const useFinding = (find: Find) => {
  const [found, setFound] = useState<Found[]>([])
  const [state, setState] = useState<FindingState>('idle')
  const running = useRef<AbortController>(null)
  const timer = useRef(0)

  const stop = useCallback(() => {
    clearTimeout(timer.current)
    running.current?.abort()
  }, [])
  useEffect(() => stop, [stop])

  const look = useCallback((text: string) => {
    stop()
    const sought = text.normalize('NFC').trim()
    if (sought === '') {
      setFound([])
      setState('idle')
      return
    }
    setState('searching')
    timer.current = window.setTimeout(async () => {
      const controller = new AbortController()
      running.current = controller
      try {
        const results = await find(sought, controller.signal)
        if (controller.signal.aborted) return
        setFound(results)
        setState('found')
      } catch {
        if (!controller.signal.aborted) setState('failed')
      }
    }, pause)
  }, [find, stop])

  return { found, state, look }
}

/** Which of the options the arrow keys stand on. Enter and arrows that belong to the typing of a Vietnamese letter are left alone. */
export const useWalking = (count: number, choose: (place: number) => void) => {
  const [at, setAt] = useState(0)
  const current = Math.min(at, Math.max(0, count - 1))
  const onKey = (event: { key: string; preventDefault(): void; nativeEvent: { isComposing: boolean } }): boolean => {
    if (event.nativeEvent.isComposing || count === 0) return false
    const next = { ArrowDown: (current + 1) % count, ArrowUp: (current + count - 1) % count }[event.key]
    if (next !== undefined) setAt(next)
    else if (event.key === 'Enter') choose(current)
    else return false
    event.preventDefault()
    return true
  }
  return { current, setAt, onKey }
}
