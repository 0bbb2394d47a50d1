import type { Actor } from '#ground/actor.ts'
import type { Database } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Call } from '#ground/http/contract.ts'
import type { Failure } from '#ground/http/reply.ts'
import { rolesFor } from './standing.ts'

/** Of these the answer is empty or partial, not refused, for a unit that is not one's own: the tree and papers are no secret to anyone signed in. */
const aboutAnyUnit = new Set(['units.read', 'papers.read', 'legal-rules.read', 'journal.read'])

/**
 * A unit that is not there is the room's to say. A call that names a unit is refused where nobody gave the actor its permission there. Without this the policies would answer with nothing,
 * and a figure of nothing would be taken for a figure.
 */
export function guardBy(database: Database) {
  return async ({ holds }: Actor, call: Call<unknown, unknown>, input: unknown): Promise<Failure | null> => {
    if (call.may === 'anyone' || aboutAnyUnit.has(call.may)) return null
    const units = unitsNamed(call, input)
    if (units === null || holds === undefined) return null
    const roles: readonly string[] = rolesFor(call.may)
    const held = holds.filter(({ role }) => roles.includes(role))
    if (held.some(({ everywhere }) => everywhere)) return null
    const [missed] = await database.glance<{ unitId: number }>(units === 'country'
      ? sql`select id as "unitId" from unit where kind = 'country'`
      : sql`select u.id as "unitId" from unit u where u.id = any(${units}::int[])
          and not exists (select from unit_area a where a.unit_id = u.id and a.area_id = any(${held.map(({ areaId }) => areaId)}::int[])) limit 1`)
    return missed ? { status: 403, code: 'access.unit-not-yours', facts: missed } : null
  }
}

/** The units that an input names; the country where a figure is asked of none. */
function unitsNamed({ path, may }: Call<unknown, unknown>, input: unknown): number[] | 'country' | null {
  const given = input as Record<string, unknown>
  const named = given['unitId'] ?? given['unitIds'] ?? given['unit'] ?? given['livesIn'] ?? (/^\/api\/units\/:id(\/|$)/.test(path) ? given['id'] : undefined)
  if (typeof named === 'number') return [named]
  if (Array.isArray(named)) return named.filter((each) => typeof each === 'number')
  return may === 'indicators.read' && 'on' in given ? 'country' : null
}
