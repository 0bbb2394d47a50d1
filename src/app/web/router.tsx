import { createRootRoute, createRoute, createRouter, Outlet, useParams } from '@tanstack/react-router'
import { Suspense, useMemo } from 'react'
import { CallFailed } from '#ground/web/client.ts'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { ToastProvider } from '#ground/web/notes/toast.tsx'
import type { Screen } from '#ground/web/screens.ts'
import { mayBe, useWho } from '#ground/web/who.ts'
import { Frame } from './frame.tsx'

const lost = new CallFailed('not-found', 'http.not-found')
const closed = new CallFailed('not-allowed', 'http.not-allowed')

/** ':unitId' and ':number' are numbers of the database; '/units/abc' is an address of nothing. */
const isNumbered = (name: string) => name === 'number' || name.endsWith('Id')
const isNumber = (text: string) => /^[1-9]\d*$/.test(text) && Number(text) < 2 ** 31

const Shown = ({ screen: { page: Page, may } }: { screen: Screen }) => {
  const params: Record<string, string> = useParams({ strict: false })
  const allowed = mayBe(useWho(), may)
  const given = useMemo(() => params, [params])
  if (Object.entries(params).some(([name, text]) => isNumbered(name) && !isNumber(text))) return <ErrorState error={lost} whole />
  return allowed ? <Suspense fallback={<Skeleton lines={8} />}><Page params={given} /></Suspense> : <ErrorState error={closed} whole />
}

/** '?a=1&b=2' stays text both ways: no JSON, no quotes in the address. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: Record<string, unknown>): string => {
  const query = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, String(value)]]))).toString()
  return query && `?${query}`
}

export const routerOf = (screens: Screen[]) => {
  const root = createRootRoute({ component: () => <ToastProvider><Frame screens={screens}><Outlet /></Frame></ToastProvider>, notFoundComponent: () => <ErrorState error={lost} whole />, errorComponent: ({ error }) => <ErrorState error={error instanceof Error ? error : new Error(String(error))} retry={() => location.reload()} whole /> })
  const routes = screens.map((screen) => createRoute({ getParentRoute: () => root, path: screen.path.replace(/:(\w+)/g, '$$$1'), component: () => <Shown screen={screen} /> }))
  return createRouter({ routeTree: root.addChildren(routes), parseSearch, stringifySearch, scrollRestoration: true, defaultPreload: false })
}
