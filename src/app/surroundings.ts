import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { OidcSettings } from '#accounts/public.ts'
import type { Receiver } from '#ground/syslog.ts'
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

/** SYSLOG_TLS, host:port (6514 where left out); files of PEM: SYSLOG_CA, whom to trust instead of what Node trusts, and SYSLOG_CERT with SYSLOG_KEY, who we are. */
export function syslogIn(env: NodeJS.ProcessEnv): Receiver | undefined {
  const { SYSLOG_TLS = '', SYSLOG_CA = '', SYSLOG_CERT = '', SYSLOG_KEY = '' } = env
  if (SYSLOG_TLS === '') return undefined
  const address = `syslog://${SYSLOG_TLS}`
  const { hostname = '', port = '', pathname = '' } = URL.canParse(address) ? new URL(address) : {}
  if (hostname === '' || pathname !== '')
    throw new WrongUsage({ vi: `SYSLOG_TLS phải là máy:cổng như nhat-ky.example.vn:6514, không phải «${SYSLOG_TLS}».`, en: `SYSLOG_TLS must be host:port like nhat-ky.example.vn:6514, not “${SYSLOG_TLS}”.` })
  if ((SYSLOG_CERT === '') !== (SYSLOG_KEY === ''))
    throw new WrongUsage({ vi: 'SYSLOG_CERT và SYSLOG_KEY phải có cả hai hoặc không có.', en: 'SYSLOG_CERT and SYSLOG_KEY are given both or not at all.' })
  const files = Object.entries({ ca: SYSLOG_CA, cert: SYSLOG_CERT, key: SYSLOG_KEY }).filter(([, file]) => file !== '')
  try {
    const read = Object.fromEntries(files.map(([what, file]) => [what, readFileSync(file, 'utf8')]))
    createSecureContext(read) // what is no certificate is said now, not at each try
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6514), ...read }
  } catch {
    const names = files.map(([, file]) => file).join(', ')
    throw new WrongUsage({ vi: `Không đọc được chứng thư hoặc khóa cho SYSLOG_TLS, hoặc không phải PEM: ${names}.`, en: `A certificate or key for SYSLOG_TLS cannot be read or is not PEM: ${names}.` })
  }
}
