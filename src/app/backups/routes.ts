import { Refusal } from '#ground/refusal.ts'
import { type Route, routeAround } from '#ground/http/route.ts'
import { backUpNow, keeping } from './contract.ts'
import type { Keeper, Keeping } from './keeper.ts'

const none: Keeping = { plan: null, problem: null, nextAt: null, running: false, stale: false, keys: 0, last: null, kept: [] }

/** @param keeper none where this server makes no backups: the demonstration */
export const backupRoutes = (keeper: Keeper | undefined): Route[] => [
  routeAround(keeping, async () => ({ scheduled: keeper !== undefined, ...(await keeper?.keeping() ?? none) })),
  routeAround(backUpNow, async () => {
    if (!keeper) throw new Refusal('backup.not-here')
    return { began: keeper.begin() }
  })
]
