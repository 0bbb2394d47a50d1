import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Pepper, pepperIn } from '#accounts/public.ts'
import { Refusal } from '#ground/refusal.ts'
import { journalKeyIn } from '#journal/public.ts'
import { type IdentityKey, identityKeyIn } from '#people/public.ts'

/** Where the keys are. given: a store of secrets fills the folder; the product makes no key then and writes nothing there. */
export type KeyPlace = { folder: string; given: boolean }

export type HeldKeys = { pepper: Pepper; identity: IdentityKey }
export const fileOf = { pepper: 'pepper.key', identity: 'identity.key' } as const

/** What must be in a given folder, and what may be. */
export const keyFiles = ['pepper.key', 'identity.key', 'journal.key'] as const
const secretFiles = { 'database-password': 'DATABASE_URL', 'oidc-client-secret': 'OIDC_CLIENT_SECRET' } as const

/** NHATTHE_KEYS, as systemd, Kubernetes, Docker, Vault Agent and the like fill a folder; otherwise the data folder. */
export const keyPlaceIn = ({ NHATTHE_KEYS = '' }: NodeJS.ProcessEnv, dataDir: string): KeyPlace => (NHATTHE_KEYS === '' ? { folder: dataDir, given: false } : { folder: NHATTHE_KEYS, given: true })

const modeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.mode

/** A given folder has every key, and nothing in it is for everybody to read or write. */
export function requireGiven({ folder, given }: KeyPlace): void {
  if (!given) return
  const missing = keyFiles.filter((name) => modeOf(join(folder, name)) === undefined)
  if (missing.length > 0) throw new Refusal('keys.missing', { folder, missing: [...missing] })
  for (const name of [...keyFiles, ...Object.keys(secretFiles)]) {
    const mode = modeOf(join(folder, name))
    if (mode !== undefined && (mode & 0o006) !== 0) throw new Refusal('keys.open-to-all', { file: join(folder, name), mode: (mode & 0o777).toString(8) })
  }
}

/** In the data folder each is made at the first start. */
export const keysAt = ({ folder, given }: KeyPlace): HeldKeys => ({
  pepper: orRefused(join(folder, fileOf.pepper), () => pepperIn(folder, !given)),
  identity: orRefused(join(folder, fileOf.identity), () => identityKeyIn(folder, !given))
})

export const signerAt = ({ folder, given }: KeyPlace) => orRefused(join(folder, 'journal.key'), () => journalKeyIn(folder, !given))

function orRefused<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall ? error : new Refusal('keys.not-a-key', { file })
  }
}

/** The surroundings with the secrets of a given folder in their places. One that stands in both is refused: nobody would know which of them counts. */
export function withSecrets(env: NodeJS.ProcessEnv, place: KeyPlace): NodeJS.ProcessEnv {
  const [password, secret] = [secretOf(place, 'database-password'), secretOf(place, 'oidc-client-secret')]
  if (secret !== undefined && env.OIDC_CLIENT_SECRET) throw new Refusal('keys.two-places', { file: join(place.folder, 'oidc-client-secret'), setting: 'OIDC_CLIENT_SECRET' })
  return {
    ...env,
    ...(secret === undefined ? {} : { OIDC_CLIENT_SECRET: secret }),
    ...(password === undefined || !env.DATABASE_URL ? {} : { DATABASE_URL: withPassword(env.DATABASE_URL, password, place) })
  }
}

function secretOf({ folder, given }: KeyPlace, name: keyof typeof secretFiles): string | undefined {
  const file = join(folder, name)
  if (!given || modeOf(file) === undefined) return undefined
  const secret = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  if (secret === '') throw new Refusal('keys.empty', { file })
  return secret
}

function withPassword(text: string, password: string, { folder }: KeyPlace): string {
  if (!URL.canParse(text)) return text // refused where it is used
  const url = new URL(text)
  if (url.password !== '') throw new Refusal('keys.two-places', { file: join(folder, 'database-password'), setting: secretFiles['database-password'] })
  url.password = encodeURIComponent(password)
  return url.href
}
