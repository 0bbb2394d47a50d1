import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Actor } from '#ground/actor.ts'
import type { Database } from '#ground/database/database.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Call } from './contract.ts'
import { cookieIn, cookieOf, sessionCookie } from './cookie.ts'
import { obeyFresh } from './fresh.ts'
import { guardReplies, isForeign } from './guard.ts'
import { inputOf } from './input.ts'
import { type Failure, type RefusalOf, Wait, failureOf, lostRace, traceOf } from './reply.ts'
import { type Encoding, type Route, type Visit, Written } from './route.ts'
import { type NoteShown, type Shown, shownBy, shownByRefusal } from './shown.ts'

export type ServerSettings = {
  routes: Route[]
  /** With the program's own rights. */
  database: Database
  /** The same, under a login that sees nothing but what the session it is given may see. */
  scoped: Database
  /** Who holds this session token, if anyone does any longer. */
  whoHolds(token: string): Promise<Actor | null>
  /** The one question of access; the day's policy answers it. */
  may(actor: Actor | null, call: Call<unknown, unknown>): boolean
  /** What stands against this input of a call that the actor may make: a unit that is not theirs. */
  against?(actor: Actor, call: Call<unknown, unknown>, input: unknown): Promise<Failure | null>
  refusalOf: RefusalOf
  /** Writes down who was shown whose records; the answer waits for it. Needed where a call says whom it shows. */
  noteShown?: NoteShown
  /** One JSON line about a bug; never personal data. */
  log(line: Record<string, unknown>): void
  /** One JSON line about a request that was turned away: who asked, which call, why; nothing of what was sent. */
  refused?(line: Record<string, unknown>): void
  /** Addresses of the proxies whose X-Forwarded-* may be believed. */
  trustedProxies?: string[]
  /** Requests worked on at once; more are asked to come back. */
  mostAtOnce?: number
}

const seconds = (count: number) => count * 1000
/** Characters below which an answer is sent as it is. */
const worthPacking = 1024

/** An HTTP server that answers these routes, and /health. Not yet listening. */
export async function openServer(settings: ServerSettings): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: settings.trustedProxies?.length ? settings.trustedProxies : false,
    requestTimeout: seconds(60),       // the whole request must have arrived
    handlerTimeout: seconds(90),
    keepAliveTimeout: seconds(30),
    http: { headersTimeout: seconds(10) },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    exposeHeadRoutes: false
  })
  server.removeContentTypeParser('text/plain')
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, String(body)))
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  guardReplies(server)
  tellRefused(server, settings)
  drainOnClose(server)
  await server.register(compress, { globalDecompression: false, threshold: worthPacking, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } }) // 1 = BROTLI_PARAM_QUALITY
  server.setErrorHandler((error, request, reply) => fail(settings, error, request, reply))
  server.get('/health', async () => ({ ok: true }))
  const answer = answerWith(settings)
  for (const route of settings.routes) {
    const { method, path, most, may } = route.call
    if (route.kind === 'within' && may === 'anyone') throw new Error(`${path}: what anyone may call has no actor; answer it with routeAround`)
    if (route.call.shows && !settings.noteShown) throw new Error(`${path}: whom it shows would be written nowhere`)
    server.route({ method, url: path, bodyLimit: most, handler: (request, reply) => answer(route, request, reply) })
  }
  return server
}

/** Who asked, and what they were answered instead, of requests under way. */
const turnedAway = new WeakMap<FastifyRequest, { account?: number; code?: string }>()
const noteAway = (request: FastifyRequest, more: { account?: number; code?: string }) => void turnedAway.set(request, { ...turnedAway.get(request), ...more })

/** Not allowed, malformed, too large, too often, too many: whoever looks for attacks finds them here. What a rule of the field refuses is everyday work. */
function tellRefused(server: FastifyInstance, { refused }: ServerSettings) {
  if (!refused) return
  server.addHook('onResponse', async (request, { statusCode }) => {
    const { account, code } = turnedAway.get(request) ?? {}
    if (![400, 403, 413, 415, 429, 503].includes(statusCode) || code === undefined || code === 'http.step-up-needed') return
    const { method, routeOptions: { url: route } } = request
    refused({ at: new Date().toISOString(), requestId: request.id, method, route, status: statusCode, refused: code, ...(account === undefined ? { from: request.ip } : { account }) })
  })
}

/** Told to stop, the server takes nothing new, finishes what it was asked, lets each connection go after its answer, and all of them after ten seconds. */
function drainOnClose(server: FastifyInstance) {
  let closing = false
  server.addHook('preClose', async () => {
    closing = true
    setTimeout(() => server.server.closeAllConnections(), seconds(10)).unref()
  })
  server.addHook('onResponse', async () => {
    if (closing) setImmediate(() => server.server.closeIdleConnections())
  })
}

/** One request: who asks, may they, is the input whole, then the action, then what the contract lets out, once it is written down whom it shows. */
function answerWith(settings: ServerSettings) {
  const { mostAtOnce = 400 } = settings
  let atWork = 0
  return async (route: Route, request: FastifyRequest, reply: FastifyReply) => {
    if (atWork >= mostAtOnce) throw new Wait('http.busy', 503, 2)
    atWork++
    try {
      const { call } = route
      if (call.method === 'POST' && !call.fromServer && isForeign(request)) return send(reply, { status: 403, code: 'http.foreign-page', facts: {} })
      const token = call.fromServer ? null : cookieIn(request.headers.cookie, sessionCookie, isSecure(request))
      const actor = token === null ? null : await whoActs(settings, token, request)
      if (actor) noteAway(request, { account: actor.accountId })
      const refused = refusedEntry(settings, actor, call)
      if (refused) return send(reply, refused)
      if (call.fresh && actor) obeyFresh(actor)
      const input = await inputOf(call, request)
      const against = actor && await settings.against?.(actor, call, input)
      if (against) return send(reply, against)
      const database = databaseFor(settings, route, actor)
      const out = await answered(route, settings, database, input, actor, () => visitOf(database, request, reply, actor, token))
      const given = out instanceof Written || (call.file && out instanceof File) ? out : call.gives.parse(out)
      await note(settings, actor && shownBy(call, actor, request.id, given, input))
      return await give(reply, given)
    } finally {
      atWork--
    }
  }
}

const databaseFor = ({ database, scoped }: ServerSettings, { asProgram }: Route, actor: Actor | null): Database =>
  asProgram ? database : actor?.session ? scoped.as(actor.session) : scoped

const isSecure = (request: FastifyRequest) => request.protocol === 'https'

async function whoActs({ whoHolds }: ServerSettings, token: string, { id }: FastifyRequest): Promise<Actor | null> {
  const actor = await whoHolds(token)
  return actor && { ...actor, requestId: id }
}

/** An unfinished sign-in opens nothing but what finishes it, whatever the account may do otherwise. */
function refusedEntry({ may }: ServerSettings, actor: Actor | null, call: Call<unknown, unknown>): Failure | null {
  const { stage = 'whole' } = actor ?? {}
  if (actor && stage !== 'whole' && call.may !== 'anyone') return call.during.includes(stage) ? null : { status: 403, code: 'http.unfinished', facts: {} }
  if (may(actor, call)) return null
  return actor ? { status: 403, code: 'http.not-yours', facts: { may: call.may } } : { status: 401, code: 'http.signed-out', facts: {} }
}

async function answered(route: Route, settings: ServerSettings, database: Database, input: unknown, actor: Actor | null, visit: () => Visit): Promise<unknown> {
  try {
    return route.kind === 'around' ? await route.answer(visit(), input) : await within(database, route, actor!, input)
  } catch (error) {
    if (actor && error instanceof Refusal) await note(settings, shownByRefusal(route.call, actor, actor.requestId ?? '', error.facts))
    throw error
  }
}

const note = async ({ noteShown }: ServerSettings, shown: Shown | null) => { if (shown) await noteShown?.(shown) }


/** A lost race is run again, twice at most: the transaction left nothing behind. */
async function within(database: Database, { call, answer }: Extract<Route, { kind: 'within' }>, actor: Actor, input: unknown): Promise<unknown> {
  if (call.method === 'GET') return database.read((tx) => answer(tx, actor, input))
  for (let left = 2; ; left--) {
    try {
      return await database.transaction((tx) => answer(tx, actor, input))
    } catch (error) {
      if (left === 0 || !lostRace(error)) throw error
    }
  }
}

function visitOf(database: Database, request: FastifyRequest, reply: FastifyReply, actor: Actor | null, token: string | null): Visit {
  const secure = isSecure(request)
  const keepCookie = (name: string, value: string | null, forSeconds: number) => {
    reply.header('set-cookie', cookieOf(name, value, secure, forSeconds)) // fastify collects them
  }
  return {
    database, actor, token, address: request.ip, keepCookie,
    agent: request.headers['user-agent'] ?? '',
    site: `${request.protocol}://${request.host}`,
    cookie: (name) => cookieIn(request.headers.cookie, name, secure),
    keepToken: (kept, forSeconds) => keepCookie(sessionCookie, kept, forSeconds)
  }
}

/** What was checked against the contract goes out: only what it names leaves the server. */
async function give(reply: FastifyReply, out: unknown) {
  if (out instanceof File) {
    const { name, type } = out
    const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
    reply.header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`)
    return reply.type(/^text\/[\w-]+$/.test(type) ? `${type}; charset=utf-8` : type || 'application/octet-stream').send(Buffer.from(await out.arrayBuffer()))
  }
  if (out instanceof Written) return giveWritten(reply, out)
  return out === undefined ? reply.code(204).send() : reply.type('application/json; charset=utf-8').send(JSON.stringify(out))
}

async function giveWritten(reply: FastifyReply, written: Written) {
  reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding')
  const encoding = written.json.length < worthPacking ? undefined : encodingIn(reply.request.headers['accept-encoding'])
  return encoding ? reply.header('content-encoding', encoding).send(await written.packed(encoding)) : reply.send(written.json)
}

/** What the caller unpacks, the smaller one first; «br;q=0» is a refusal. */
const encodingIn = (accepted = ''): Encoding | undefined => {
  const taken = accepted.split(',').map((each) => each.trim()).filter((each) => !/;\s*q=0(\.0*)?$/.test(each)).map((each) => each.split(';')[0])
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding))
}

function fail(settings: ServerSettings, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const failure = failureOf(error, settings.refusalOf)
  if (failure.bug) {
    const { method, routeOptions: { url } } = request
    settings.log({ at: new Date().toISOString(), requestId: request.id, method, route: url, status: failure.status, ...traceOf(error) })
  }
  const most = failure.code === 'http.too-large' ? { most: `${Math.round((request.routeOptions.bodyLimit ?? 0) / 1024)} KiB` } : {}
  return send(reply, { ...failure, facts: { ...failure.facts, ...most, ...(failure.bug ? { requestId: request.id } : {}) } })
}

function send(reply: FastifyReply, { status, code, facts, retryAfter }: Failure) {
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  noteAway(reply.request, { code })
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ code, facts, requestId: reply.request.id }))
}
