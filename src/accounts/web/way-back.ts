/** Where the tab keeps it while one is at the provider of single sign-on. */
export const keptWay = 'nhat-the.way-back'

/** Where to go after signing in: `ve` of the address, when it is a page of this very site; the first page otherwise. */
export const wayBack = (ve: string | null, here: string): string => {
  if (!ve?.startsWith('/')) return '/'
  try {
    const to = new URL(ve, here)
    const isOwn = to.origin === new URL(here).origin && !/^\/(sign-in|first-account)(\/|$)/.test(to.pathname)
    return isOwn ? to.pathname + to.search + to.hash : '/'
  } catch {
    return '/'
  }
}
