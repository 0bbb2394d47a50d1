import { messages as access } from '#access/messages.ts'
import { messages as accounts } from '#accounts/messages.ts'
import { messages as documents } from '#documents/messages.ts'
import { messages as funds } from '#funds/messages.ts'
import { messages as http } from '#ground/http/messages.ts'
import { messages as spreadsheet } from '#ground/spreadsheet/messages.ts'
import type { Messages } from '#ground/text/say.ts'
import { messages as time } from '#ground/time/messages.ts'
import { messages as imports } from '#imports/messages.ts'
import { messages as indicators } from '#indicators/messages.ts'
import { messages as papers } from '#papers/messages.ts'
import { messages as people } from '#people/messages.ts'
import { messages as posts } from '#posts/messages.ts'
import { messages as privacy } from '#privacy/messages.ts'
import { messages as units } from '#units/messages.ts'
import { messages as backups } from '../backups/messages.ts'

/** The words of all rooms, by code. */
export const messages: Messages = { ...time, ...http, ...spreadsheet, ...access, ...accounts, ...documents, ...funds, ...imports, ...indicators, ...papers, ...people, ...posts, ...privacy, ...units, ...backups }
