import { z } from 'zod'

/** A password on the wire; whether it is good is the rules' to say. */
export const password = z.string().min(1).max(1024)
/** An instant on the wire, as `instant` writes it. */
export const when = z.iso.datetime({ offset: true })
export const sessionNumber = z.number().int()
export const reason = z.string().trim().min(1).max(500)
