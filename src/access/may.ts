import type { Actor } from '#ground/actor.ts'
import type { Call } from '#ground/http/contract.ts'

/**
 * The one question of access: may this actor make this call? Everyone who is signed in holds every permission for now;
 * the table of roles and rows will answer here, and nowhere else.
 */
export const may = (actor: Actor | null, call: Pick<Call<unknown, unknown>, 'may'>): boolean =>
  call.may === 'anyone' || (actor !== null && actor.may.includes(call.may))
