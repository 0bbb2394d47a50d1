import { useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useMemo } from 'react'
import * as accounts from '#accounts/contract.ts'
import { StepUp } from '#accounts/web/step-up.tsx'
import { useAsk } from '#ground/web/asking.ts'
import { ask, lastAskedAt } from '#ground/web/client.ts'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { later, PanelsGiven, type Screen } from '#ground/web/screens.ts'
import { Shell } from '#ground/web/shell/shell.tsx'
import { mayBe, type Who, WhoGiven } from '#ground/web/who.ts'
import { keeping } from '../backups/contract.ts'
import { breaks, trackFrom } from './breaks.ts'
import { headings, panels } from './screens.ts'
import { useFind } from './search.ts'

/** Where it cannot be fetched the pages do without it. */
const BackupWarning = later(async () => (await import('./backups/backup-warning.tsx').catch(() => undefined))?.BackupWarning ?? (() => null))

const EndedNotice = later(async () => (await import('./ended-notice.tsx').catch(() => undefined))?.EndedNotice ?? (() => null))

const useHere = () => useRouterState({ select: (state) => state.location.pathname })

const isOpen = (screens: Screen[], path: string) =>
  screens.some((screen) => screen.may === 'anyone' && new RegExp(`^${screen.path.replace(/:\w+/g, '[^/]+')}/?$`).test(path))

/** Who is signed in decides the menu; nobody signed in is led to the sign-in page and back. */
export const Frame = ({ screens, children }: { screens: Screen[]; children: ReactNode }) => {
  const say = useSay()
  const go = useGo()
  const path = useHere()
  const client = useQueryClient()
  const session = useAsk(accounts.session, {})
  const me = session.data?.me ?? undefined
  const who = useMemo<Who | undefined>(() => me && { name: me.name, role: me.role, unitId: me.unitId, may: me.may }, [me])
  const mustSignIn = session.data?.me === null && !isOpen(screens, path) && screens.some((screen) => screen.path === '/sign-in')
  useEffect(() => {
    if (!mustSignIn) return
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== accounts.session.path })
    go(`/sign-in?ve=${encodeURIComponent(location.pathname + location.search)}`)
  }, [mustSignIn, go, client])
  useEndOfSession(me && (session.data?.strict ? 15 : 30), session.refetch)

  const find = useFind(who, screens)
  const menu = useMemo(() => screens.filter((screen) => screen.inMenu && mayBe(who, screen.may)).sort((a, b) => (a.order ?? 100) - (b.order ?? 100)), [screens, who])
  const lists = path !== '/' && menu.some((screen) => screen.path === path)
  /** Who may not see figures begins where their own work is. */
  const beginsElsewhere = path === '/' && who && !mayBe(who, screens.find((screen) => screen.path === '/')?.may) ? menu.find(({ may }) => may !== undefined && may !== 'units.read' && may !== 'journal.see-own')?.path : undefined
  useEffect(() => { if (beginsElsewhere) go(beginsElsewhere, 'replace') }, [beginsElsewhere, go])
  /** Nothing on screen is asked for again on the way out. */
  const leave = () => void ask(accounts.signOut, {}).then(() => {
    client.clear()
    location.assign('/')
  })
  const role = who?.role ? say(`accounts.role.${who.role}`) : undefined

  return (
    <WhoGiven value={who}>
      <PanelsGiven value={panels}>
        <Shell menu={menu} headings={headings} demo={session.data?.demo ?? false} find={find} breaks={breaks} trackFrom={trackFrom} office={role} signOut={who && leave}>
          {session.error ? <ErrorState error={session.error} retry={() => void session.refetch()} whole /> : session.data && !mustSignIn ? <>{mayBe(who, keeping.may) && <Suspense fallback={null}><BackupWarning /></Suspense>}{who && lists && <Suspense fallback={null}><EndedNotice officeId={who.unitId} /></Suspense>}{children}</> : <Skeleton lines={8} />}
        </Shell>
        {who && <StepUp />}
      </PanelsGiven>
    </WhoGiven>
  )
}

/** A page left open goes once its session has run out, with nobody at it. To ask earlier would itself prolong the session. @param idleMinutes undefined: nobody is signed in */
const useEndOfSession = (idleMinutes: number | undefined, look: () => unknown) => useEffect(() => {
  if (idleMinutes === undefined) return
  const timer = setInterval(() => { if (Date.now() - lastAskedAt() > (idleMinutes + 1) * 60_000) look() }, 60_000)
  return () => clearInterval(timer)
}, [idleMinutes, look])
