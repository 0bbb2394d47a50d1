import type { Call } from '#ground/http/contract.ts'

type Facts = Record<string, unknown>
type Kind = 'refused' | 'not-found' | 'signed-out' | 'not-allowed' | 'offline' | 'broken'

/** Why a call did not give its answer. `code` and `facts` make the sentence; `requestId` is what the office tells its administrator. */
export class CallFailed extends Error {
  override name = 'CallFailed'
  readonly kind: Kind
  readonly code: string
  readonly facts: Facts
  readonly requestId: string | undefined
  constructor(kind: Kind, code: string, facts: Facts = {}, requestId?: string) {
    super(code)
    this.kind = kind
    this.code = code
    this.facts = facts
    this.requestId = requestId
  }
}

let signedOut = (): void => location.assign(`/sign-in?het=phien&ve=${encodeURIComponent(location.pathname + location.search)}`)
/** What to do when the server no longer knows who asks. The app sets it once. */
export const whenSignedOut = (then: () => void): void => { signedOut = then }

let stepUp = (): Promise<boolean> => Promise.resolve(false)
/** How to prove once more who one is, before an act that weighs; gives whether it was done. The app sets it once. */
export const whenStepUpNeeded = (then: () => Promise<boolean>): void => { stepUp = then }

let wordsOf = (_code: string): Promise<unknown> => Promise.resolve()
/** How to bring the sentence of a refusal here before it is told. The language sets it once. */
export const whenWordsNeeded = (then: (code: string) => Promise<unknown>): void => { wordsOf = then }

const written = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))

/** '/api/units/:unitId' and { unitId: 3, on: '…' } -> '/api/units/3?on=…'. Lists repeat their field; undefined and null are left out. */
export const addressOf = (path: string, input: object, inQuery: boolean): string => {
  const left = new Map<string, unknown>(Object.entries(input))
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = left.get(name)
    left.delete(name)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams(inQuery ? [...left].flatMap(([name, value]) => textsOf(value).map((text) => [name, text])) : [])
  return search.size ? `${filled}?${search}` : filled
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null).map(String)

const STEP_UP = 'http.step-up-needed'
const kinds: Record<number, Kind> = { 401: 'signed-out', 403: 'not-allowed', 404: 'not-found', 500: 'broken' }

/** A refusal arrives as { code, facts }; a fault of the server carries the request id. */
const failure = async (reply: Response): Promise<CallFailed> => {
  const body: unknown = await reply.json().catch(() => ({}))
  const { code, facts, requestId } = body as { code?: string; facts?: Facts; requestId?: string }
  if (code) await wordsOf(code)
  const kind = code === STEP_UP ? 'refused' : kinds[reply.status] ?? (code ? 'refused' : 'broken')
  return new CallFailed(kind, code ?? `http.${kind}`, facts, requestId ?? reply.headers.get('x-request-id') ?? undefined)
}

const formOf = (input: object): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(input)) if (value instanceof Blob) form.append(name, value)
  else for (const text of textsOf(value)) form.append(name, text)
  return form
}

type Sent = { method: string; path: string; form: boolean; file: boolean }

let askedAt = Date.now()
/** When this page last spoke to the server, in ms: as long ago the session was last seen, or longer. */
export const lastAskedAt = (): number => askedAt

const send = async (call: Sent, input: object, signal?: AbortSignal): Promise<Response> => {
  askedAt = Date.now()
  const isGet = call.method === 'GET'
  const isJson = !isGet && !call.form
  const own: Record<string, string> = isGet ? {} : { 'x-nhat-the': '1' }
  return fetch(addressOf(call.path, input, isGet), {
    method: call.method,
    signal: signal ?? null,
    headers: isJson ? { ...own, accept: 'application/json', 'content-type': 'application/json' } : { ...own, accept: call.file ? '*/*' : 'application/json' },
    body: isGet ? null : isJson ? JSON.stringify(input) : formOf(input),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new CallFailed('offline', 'http.offline')
  })
}

/** "attachment; filename*=UTF-8''so%20theo%20doi.xlsx" -> 'so theo doi.xlsx' */
const fileNameOf = (reply: Response): string => {
  const given = reply.headers.get('content-disposition') ?? ''
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(given)?.[1]
  return coded ? decodeURIComponent(coded) : /filename="?([^";]+)/.exec(given)?.[1] ?? 'nhat-the'
}

/**
 * Calls the server by its contract and gives the typed answer; a call that hands out a file gives a File.
 * Where the server wants proof of who acts, that is asked for and the call repeated once.
 * @throws CallFailed — refused with code and facts, signed out (after asking to sign in), offline, or broken with a request id.
 */
export const ask = async <In, Out>(call: Call<In, Out>, input: In & object, signal?: AbortSignal, again = false): Promise<Out> => {
  const reply = await send(call, input, signal)
  if (!reply.ok) {
    const failed = await failure(reply)
    if (failed.code === STEP_UP && !again && await stepUp()) return ask(call, input, signal, true)
    if (failed.kind === 'signed-out') signedOut()
    throw failed
  }
  if (call.file) return new File([await reply.blob()], fileNameOf(reply)) as Out
  return reply.status === 204 ? undefined as Out : await reply.json() as Out
}

/** Hands a file to the person, as a download. */
export const saveFile = (file: File): void => {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: file.name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
