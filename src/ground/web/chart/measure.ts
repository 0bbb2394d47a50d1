import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The width that an element is given, in px; charts draw for it, so that their letters keep their size. */
export const useWidth = <Element extends HTMLElement>(first = 560): [RefObject<Element | null>, number] => {
  const ref = useRef<Element>(null)
  const [width, setWidth] = useState(first)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const watcher = new ResizeObserver(([entry]) => { if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width)) })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return [ref, width]
}

/** A round number at or above `value`: 87 -> 100, 1398 -> 1500. */
export const roundUp = (value: number): number => {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10
  return step * power
}
