const written = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** '2021-06-25T02:05:00Z' -> '25/06/2021 09:05', the time of Viet Nam. */
export const writeMoment = (instant: string): string => written.format(new Date(instant)).replace(', ', ' ')
