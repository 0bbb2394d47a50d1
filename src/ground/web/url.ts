import { useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback } from 'react'

/** The day looked at, and the day of knowledge, go along with every link. */
const carried = ['ngay', 'biet'] as const

/** '/units/3?filter=x' with the days of the page that it is on, unless it names its own. */
export const carryDays = (to: string, search: URLSearchParams): string => {
  const url = new URL(to, location.origin)
  for (const name of carried) {
    const value = search.get(name)
    if (value && !url.searchParams.has(name)) url.searchParams.set(name, value)
    if (url.searchParams.get(name) === '') url.searchParams.delete(name)
  }
  return url.pathname + url.search + url.hash
}

/** The query of the address bar. Everything a page lets people choose lives here, so that Back and a shared link bring it again. */
export const useUrl = (): URLSearchParams => new URLSearchParams(useRouterState({ select: (state) => state.location.searchStr }))

/** Changes fields of the query; '' or undefined takes a field out. With `keep` the step can be gone back. */
export const useChangeUrl = () => {
  const router = useRouter()
  return useCallback((changes: Record<string, string | undefined>, { keep = false } = {}) => {
    const { pathname, searchStr, hash } = router.state.location
    const search = new URLSearchParams(searchStr)
    for (const [name, value] of Object.entries(changes)) value ? search.set(name, value) : search.delete(name)
    const query = search.size ? `?${search}` : ''
    const href = pathname + query + (hash ? `#${hash}` : '')
    keep ? router.history.push(href) : router.history.replace(href)
  }, [router])
}

/** One field of the query: [value, change]. */
export const useUrlText = (name: string, otherwise = ''): [string, (value: string, options?: { keep?: boolean }) => void] => {
  const value = useUrl().get(name) ?? otherwise
  const change = useChangeUrl()
  return [value, useCallback((next, options) => change({ [name]: next === otherwise ? undefined : next }, options), [change, name, otherwise])]
}

/** A set of short codes in one field of the query, comma between: ['12', '40']. */
export const useUrlSet = (name: string): [ReadonlySet<string>, (values: ReadonlySet<string>) => void] => {
  const [text, change] = useUrlText(name)
  return [new Set(text ? text.split(',') : []), (values) => change([...values].join(','))]
}
