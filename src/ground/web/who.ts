import { createContext, use } from 'react'

/** Who looks at the screen. `may` are permissions as the calls name them; undefined is nobody signed in. */
export type Who = { name: string; role: string | null; unitId: number | null; may: string[] }

export const WhoGiven = createContext<Who | undefined>(undefined)
export const useWho = (): Who | undefined => use(WhoGiven)

/** Whether a thing that needs this permission is to be offered; the server decides again. */
export const mayBe = (who: Who | undefined, may: string | undefined): boolean =>
  may === undefined ? who !== undefined : may === 'anyone' || Boolean(who?.may.includes(may))
export const useMay = (may: string | undefined): boolean => mayBe(useWho(), may)
