import { useSyncExternalStore } from 'react'

export type Scheme = 'auto' | 'light' | 'dark'

const kept = 'nhat-the.scheme'
const darkOutside = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

const chosen = (): Scheme => {
  const scheme = localStorage.getItem(kept)
  return scheme === 'light' || scheme === 'dark' ? scheme : 'auto'
}

/** Paints the page in the kept scheme; called before the first render, so that nothing flashes. */
export const applyScheme = (): void => {
  const scheme = chosen()
  document.documentElement.dataset.scheme = scheme === 'auto' ? (darkOutside.matches ? 'dark' : 'light') : scheme
}

/** Paper is white. */
addEventListener('beforeprint', () => { document.documentElement.dataset.scheme = 'light' })
addEventListener('afterprint', applyScheme)

const choose = (scheme: Scheme): void => {
  localStorage.setItem(kept, scheme)
  applyScheme()
  for (const listener of listeners) listener()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  darkOutside.addEventListener('change', applyScheme)
  return () => {
    listeners.delete(listener)
    darkOutside.removeEventListener('change', applyScheme)
  }
}

export const useScheme = (): [Scheme, (scheme: Scheme) => void] => [useSyncExternalStore(listen, chosen), choose]
