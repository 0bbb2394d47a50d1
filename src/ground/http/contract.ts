import type { z } from 'zod'
import type { Stage } from '#ground/actor.ts'
import type { Message } from '#ground/text/say.ts'

/** For what personal records were shown. */
export type Purpose = 'view' | 'search' | 'export' | 'act' | 'refusal'

/** One thing that may be asked of the server. The same value types the client, checks what the server takes and writes the OpenAPI description. */
export type Call<In, Out> = {
  method: 'GET' | 'POST'
  path: string          // '/api/units/:id'
  may: string           // the permission it needs, 'units.merge'; 'anyone' needs no session
  takes: z.ZodType<In>  // path parameters, query fields and body, one object
  gives: z.ZodType<Out>
  says: Message         // what it is for, one sentence
  form: boolean         // the body is multipart/form-data and a field of 'takes' is z.file()
  file: boolean         // the answer is a file, not JSON: 'gives' is z.file()
  most: number          // bytes of body
  fresh: boolean        // only for one who proved within five minutes who they are
  during: Stage[]       // stages of an unfinished sign-in in which it is open; a whole session may always
  fromServer: boolean   // sent by another server, as application/x-www-form-urlencoded: no cookie is looked at
  purpose: Purpose
  /** Whose records an answer shows, by id: written down before it goes out. Null: nobody's; an empty list: some, or a search that found none. */
  shows?(answer: Out, asked: In): readonly number[] | null
}

type Told<In, Out> = {
  may: string; takes: z.ZodType<In>; gives: z.ZodType<Out>; says: Message; fresh?: boolean; during?: Stage[]; most?: number
  purpose?: Purpose; shows?(answer: Out, asked: In): readonly number[] | null
}

const bodyLimit = 1024 * 1024
const call = <In, Out>(method: 'GET' | 'POST', path: string, told: Told<In, Out>): Call<In, Out> => ({
  method, path: path.startsWith('/api/') ? path : `/api${path}`, purpose: method === 'GET' ? 'view' : 'act', fresh: false, during: [], most: bodyLimit, ...told,
  form: false, file: false, fromServer: false,
})

/** Reads. Path parameters (:id) and query fields are fields of `takes`: use z.coerce for numbers; a day is an ISO string. */
export const get = <In, Out>(path: string, told: Told<In, Out>): Call<In, Out> => call('GET', path, told)

/** Writes. Path parameters and the JSON body are fields of `takes`. */
export const post = <In, Out>(path: string, told: Told<In, Out>): Call<In, Out> => call('POST', path, told)

/** Another server calls, by a protocol that proves itself: a signed token in a form. */
export const fromServer = <In, Out>(path: string, told: Told<In, Out>): Call<In, Out> => ({ ...call('POST', path, told), fromServer: true })

/** A file is sent in: `takes` has a field of z.file(), the others arrive as strings. `most` is the greatest body in bytes. */
export const upload = <In, Out>(path: string, told: Told<In, Out> & { most: number }): Call<In, Out> => ({ ...call('POST', path, told), form: true })

/** A file is handed out: `gives` is z.file(); the answer is `new File([bytes], name, { type })`. */
export const download = <In, Out>(path: string, told: Told<In, Out>): Call<In, Out> => ({ ...call('GET', path, { purpose: 'export', ...told }), file: true })

/** Of ids that may be missing or come twice, each once; null where there is none. */
export function eachOnce(ids: Iterable<number | null | undefined>): number[] | null {
  const found = new Set<number>()
  for (const id of ids) if (typeof id === 'number') found.add(id)
  return found.size === 0 ? null : [...found]
}
