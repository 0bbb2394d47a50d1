import type { Actor } from '#ground/actor.ts'
import type { Call } from '#ground/http/contract.ts'

/** The one question of access at the door: may this actor make this call anywhere? Where they may, the guard and the database's policies say. */
export const may = (actor: Actor | null, call: Pick<Call<unknown, unknown>, 'may'>): boolean =>
  call.may === 'anyone' || (actor !== null && actor.may.includes(call.may))
