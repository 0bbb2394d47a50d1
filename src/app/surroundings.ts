import type { OidcSettings } from '#accounts/public.ts'
import { WrongUsage } from './command.ts'

/** Where people open the register; without it passkeys are bound to the address that each of them types. */
export function addressIn(text: string): string | undefined {
  if (text === '') return undefined
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin
  throw new WrongUsage({ vi: `PUBLIC_ADDRESS phải là địa chỉ như https://so.example.vn, không phải «${text}».`, en: `PUBLIC_ADDRESS must be an address like https://so.example.vn, not “${text}”.` })
}

export function daysIn(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  throw new WrongUsage({ vi: `FACTOR_GRACE_DAYS phải là số ngày, không phải «${text}».`, en: `FACTOR_GRACE_DAYS must be a number of days, not “${text}”.` })
}

/** OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET; OIDC_NAME on the button; OIDC_ACR, the levels that are enough, with spaces between. */
export function singleSignOnIn(env: NodeJS.ProcessEnv, publicAddress: string | undefined): OidcSettings | undefined {
  const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '', OIDC_NAME = '', OIDC_ACR = '' } = env
  if (OIDC_ISSUER === '') return undefined
  const missing = [...(OIDC_CLIENT_ID ? [] : ['OIDC_CLIENT_ID']), ...(OIDC_CLIENT_SECRET ? [] : ['OIDC_CLIENT_SECRET']), ...(publicAddress ? [] : ['PUBLIC_ADDRESS'])]
  if (missing.length > 0 || !URL.canParse(OIDC_ISSUER))
    throw new WrongUsage({
      vi: `Đăng nhập một lần cần OIDC_ISSUER là một địa chỉ, và còn thiếu: ${missing.join(', ') || 'OIDC_ISSUER'}.`,
      en: `Single sign-on needs OIDC_ISSUER to be an address, and these are missing: ${missing.join(', ') || 'OIDC_ISSUER'}.`
    })
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: OIDC_NAME || new URL(OIDC_ISSUER).hostname, acceptedAcr: OIDC_ACR.split(/\s+/).filter(Boolean) }
}
