import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { type Route, route, routeAround } from '#ground/http/route.ts'
import type { Settings } from '../capability.ts'
import { actorIn } from '../routes.ts'
import { calls } from './contract.ts'
import { beginPasskey, beginTotp, enrol, removeFactor, renewRecoveryCodes } from './enrol.ts'
import { factorsOf } from './factor.ts'
import { askForPasskey, giveFactor, givePasswordAgain } from './give.ts'

/** The second factor: given, made, removed. */
export const factorRoutes = (settings: Settings): Route[] => [
  routeAround(calls.giveTotp, (visit, { code }) => giveFactor(visit, actorIn(visit), { totp: code }, settings)),
  routeAround(calls.giveRecoveryCode, (visit, { code }) => giveFactor(visit, actorIn(visit), { recoveryCode: code }, settings)),
  routeAround(calls.askPasskey, async (visit) => ({ question: { ...await askForPasskey(visit, actorIn(visit), settings) } })),
  routeAround(calls.givePasskey, (visit, { answer }) => giveFactor(visit, actorIn(visit), { passkey: answer as unknown as AuthenticationResponseJSON }, settings)),
  routeAround(calls.givePassword, (visit, { password }) => givePasswordAgain(visit, actorIn(visit), password, settings)),
  route(calls.factors, (tx, actor) => factorsOf(tx, actor.accountId)),
  routeAround(calls.beginTotp, (visit) => beginTotp(visit, actorIn(visit), settings)),
  routeAround(calls.enrolTotp, async (visit, { code }) => ({ recoveryCodes: await enrol(visit, actorIn(visit), { totp: code }, settings) })),
  route(calls.removeTotp, (tx, actor) => removeFactor(tx, actor, 'totp')),
  routeAround(calls.beginPasskey, async (visit) => ({ question: { ...await beginPasskey(visit, actorIn(visit), settings) } })),
  routeAround(calls.enrolPasskey, async (visit, { name, answer }) => ({
    recoveryCodes: await enrol(visit, actorIn(visit), { name: name.normalize('NFC'), passkey: answer as unknown as RegistrationResponseJSON }, settings)
  })),
  route(calls.removePasskey, (tx, actor, { number }) => removeFactor(tx, actor, { passkey: number })),
  route(calls.renewRecoveryCodes, async (tx, actor) => ({ recoveryCodes: await renewRecoveryCodes(tx, actor, settings) }))
]
