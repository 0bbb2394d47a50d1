import { messages as access } from '#access/messages.ts'
import { messages as accounts } from '#accounts/messages.ts'
import { messages as documents } from '#documents/messages.ts'
import { messages as http } from '#ground/http/messages.ts'
import type { Messages } from '#ground/text/say.ts'
import { messages as time } from '#ground/time/messages.ts'
import { messages as indicators } from '#indicators/messages.ts'
import { messages as posts } from '#posts/messages.ts'
import { messages as units } from '#units/messages.ts'
import { messages as backups } from '../backups/messages.ts'

/** The words of a first page, by code; those of the other rooms come after it (more-messages.ts). */
export const messages: Messages = { ...http, ...time, ...access, ...accounts, ...backups, ...documents, ...indicators, ...posts, ...units }
