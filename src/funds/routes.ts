import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { route, type Route } from '#ground/http/route.ts'
import { addMonths, type Day, day, endOfMonth } from '#ground/time/day.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { type Known, type Scope, scopeOf } from '#indicators/public.ts'
import { centralFund, villagesSeen } from './central-fund.ts'
import { getFund, getFundRows, listClasses, listResolutions, setClass, setResolution } from './contract.ts'
import { type Facts, factsOf } from './facts.ts'
import { sumOf, villageMonths, type VillageMonth } from './reckon.ts'
import { provincesOf, type ResolutionGiven, resolutionsOf, setResolution as enterResolution } from './resolution.ts'
import { setClass as classVillage } from './village-class.ts'

const mostMonths = 60
export type Reckoned = { scope: Scope; facts: Facts; months: VillageMonth[]; from: Day; until: Day }

/** Months 'YYYY-MM', both counted. The unit is the one that stood on the last day. */
export async function reckoned(tx: Tx, unitId: number, fromMonth: string, toMonth: string, known: Known = null): Promise<Reckoned> {
  const [from, until] = [day(`${fromMonth}-01`), addMonths(day(`${toMonth}-01`), 1)]
  if (until <= from) throw new Refusal('funds.ends-before-it-begins', { from, until })
  if (addMonths(from, mostMonths) < until) throw new Refusal('funds.period-too-long', { months: mostMonths })
  const scope = await scopeOf(tx, unitId, endOfMonth(day(`${toMonth}-01`)), known)
  if (scope.unit.kind === 'country') throw new Refusal('funds.not-of-the-country')
  const facts = await factsOf(tx, scope, from, until)
  return { scope, facts, months: villageMonths(facts, from, until), from, until }
}

/** Who led a village as known then is derived anew from personal records: not for whoever may not read them. */
const refuseToTell = (known: Known, { may }: Pick<Actor, 'may'>): Refusal | null => (known === null || may.some((one) => one === 'people.read' || one === '*') ? null : new Refusal('indicators.known-needs-people'))

const shown = ({ unit: { id, kind, fullName } }: Scope) => ({ id, kind, fullName })

export const routes: Route[] = [
  route(getFund, async (tx, actor, { unitId, from, to, known = null }) => {
    obey(refuseToTell(known, actor))
    const { scope, facts, months } = await reckoned(tx, unitId, from, to, known)
    const byMonth = Map.groupBy(months, ({ month }) => month)
    const byGap = Map.groupBy(months.filter((each) => each.gap !== null), ({ gap }) => gap!)
    return {
      unit: shown(scope), on: scope.on, sums: sumOf(months), months: [...byMonth].map(([month, list]) => ({ month, ...sumOf(list) })),
      gaps: [...byGap].map(([gap, list]) => ({ gap, villages: new Set(list.map(({ villageId }) => villageId)).size, months: list.length })),
      resolutions: facts.resolutions, central: await centralFund(tx, scope, await villagesSeen(tx, scope)),
      unconfirmed: [...new Set([...facts.salaries, ...facts.insurance].filter(({ status }) => status === 'unconfirmed').map(({ basis }) => basis))],
    }
  }),
  route(getFundRows, async (tx, actor, { unitId, from, to, known = null, limit, offset }) => {
    obey(refuseToTell(known, actor))
    const { scope, months } = await reckoned(tx, unitId, from, to, known)
    return { unit: shown(scope), count: months.length, rows: months.slice(offset, offset + limit) }
  }),
  route(listResolutions, async (tx, _actor, { unitId, on, known = null }) => {
    const [provinceId] = await provincesOf(tx, unitId, on, day(addMonths(on, 1)), known)
    return { province: provinceId === undefined ? null : shown(await scopeOf(tx, provinceId, on, known)), resolutions: provinceId === undefined ? [] : await resolutionsOf(tx, [provinceId], known) }
  }),
  route(setResolution, (tx, actor, given) => enterResolution(tx, actor, given satisfies ResolutionGiven)),
  route(listClasses, async (tx, actor, { unitId, on, known = null }) => {
    obey(refuseToTell(known, actor))
    const scope = await scopeOf(tx, unitId, on, known)
    if (scope.unit.kind === 'country' || scope.unit.kind === 'province') throw new Refusal('funds.choose-a-commune', { unit: scope.unit.fullName })
    const villages = await villagesSeen(tx, scope)
    return { unit: shown(scope), central: await centralFund(tx, scope, villages), villages: villages.map((each) => ({ ...each, since: each.since === null ? null : day(each.since) })) }
  }),
  route(setClass, (tx, actor, given) => classVillage(tx, actor, given)),
]
