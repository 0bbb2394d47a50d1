/** '2026-11-26T01:02:03Z' -> '26/11/2026 08:02', Vietnamese time. */
export const writeInstant = (instant: string | null): string | null => (instant === null ? null : format.format(new Date(instant)).replace(',', ''))

const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' })
