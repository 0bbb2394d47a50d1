/** The one cookie of the product: the session's token. Behind https its name binds it to this very host. */
const secureName = '__Host-sid'
const plainName = 'sid'

export function tokenIn(header: string | undefined, secure: boolean): string | null {
  const name = secure ? secureName : plainName
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null
  }
  return null
}

/** The Set-Cookie that keeps a token for so many seconds, or takes it away (null). */
export function cookieOf(token: string | null, secure: boolean, seconds: number): string {
  return [
    `${secure ? secureName : plainName}=${token ?? ''}`,
    'Path=/', 'HttpOnly', 'SameSite=Lax',
    `Max-Age=${token === null ? 0 : seconds}`,
    ...(secure ? ['Secure'] : [])
  ].join('; ')
}
