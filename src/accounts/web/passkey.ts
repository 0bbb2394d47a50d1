import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { ask } from '#ground/web/client.ts'
import { askPasskey, beginPasskey, enrolPasskey, givePasskey } from '../factors/contract.ts'

export const takesPasskeys = (): boolean => typeof PublicKeyCredential === 'function'

/** The device asks its owner for a finger, a face or its own code; undefined where they turned it down. */
const allowed = async <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch((error: unknown) => {
  if (error instanceof Error && /NotAllowedError|AbortError|InvalidStateError|SecurityError/.test(`${error.name} ${error.cause instanceof Error ? error.cause.name : ''}`)) return undefined
  throw error
})

/** @returns false where the person turned it down */
export async function proveByPasskey(): Promise<boolean> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const { question } = await ask(askPasskey, {})
  const answer = await allowed(startAuthentication({ optionsJSON: question as unknown as PublicKeyCredentialRequestOptionsJSON }))
  if (answer) await ask(givePasskey, { answer: { ...answer } })
  return answer !== undefined
}

/** @returns the recovery codes to be shown (null: there were some already); undefined where the person turned it down */
export async function makePasskey(name: string): Promise<string[] | null | undefined> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const { question } = await ask(beginPasskey, {})
  const answer = await allowed(startRegistration({ optionsJSON: question as unknown as PublicKeyCredentialCreationOptionsJSON }))
  return answer && (await ask(enrolPasskey, { name, answer: { ...answer } })).recoveryCodes
}
