/** '2026-11-25T09:30:00+07:00' -> '25/11/2026 09:30', as written: Vietnamese clocks. */
export const instantText = (at: string): string => at.replace(/^(\d+)-(\d+)-(\d+)T(\d+:\d+).*$/, '$3/$2/$1 $4')
