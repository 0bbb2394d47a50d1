/** The cookie of the session's token; others are named by their room. Behind https a name binds its cookie to this very host. */
export const sessionCookie = 'sid'

const nameOf = (name: string, secure: boolean) => (secure ? `__Host-${name}` : name)

export function cookieIn(header: string | undefined, name: string, secure: boolean): string | null {
  const wanted = nameOf(name, secure)
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === wanted) return part.slice(at + 1).trim() || null
  }
  return null
}

/** The Set-Cookie that keeps a value for so many seconds, or takes it away (null). */
export function cookieOf(name: string, value: string | null, secure: boolean, seconds: number): string {
  return [
    `${nameOf(name, secure)}=${value ?? ''}`,
    'Path=/', 'HttpOnly', 'SameSite=Lax',
    `Max-Age=${value === null ? 0 : seconds}`,
    ...(secure ? ['Secure'] : [])
  ].join('; ')
}
