import { messages as access } from '#access/messages.ts'
import { messages as http } from '#ground/http/messages.ts'
import type { Messages } from '#ground/text/say.ts'
import { messages as time } from '#ground/time/messages.ts'

/** The words of all rooms, by code. */
export const messages: Messages = { ...time, ...http, ...access }
