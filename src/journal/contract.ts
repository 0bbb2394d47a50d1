import { z } from 'zod'
import { eachOnce, get } from '#ground/http/contract.ts'
import { dayField, idField } from '#ground/http/fields.ts'

/** The rooms whose acts the journal holds, as the first word of what was done: 'units.merge'. */
export const journalRooms = ['units', 'posts', 'people', 'elections', 'imports', 'papers', 'indicators', 'programmes', 'accounts', 'access', 'privacy', 'journal', 'tasks', 'funds', 'mergers', 'inspections', 'personnel-plans', 'trainings', 'commendations', 'evaluations'] as const
export const purposes = ['view', 'search', 'export', 'act', 'refusal'] as const

const named = z.array(z.object({ id: z.number(), name: z.string() }))
const limit = z.coerce.number().int().min(1).max(1000).default(50)
const days = { from: dayField.optional(), until: dayField.optional() }
const fields = z.record(z.string(), z.json())

export const readJournal = get('/journal', {
  may: 'journal.read',
  takes: z.object({
    unit: idField.optional(), person: idField.optional(), kind: z.enum(journalRooms).optional(), act: z.string().max(60).optional(), account: idField.optional(),
    fact: z.string().max(60).optional().describe('what the entry made, changed or rests on: appointments/12, acts/7, papers/2, imports/3'), ...days, limit,
  }),
  gives: z.object({
    more: z.boolean(),
    lines: z.array(z.object({
      id: z.number(), seq: z.number().nullable(), at: z.string(), accountId: z.number().nullable(), actor: z.string(), what: z.string(), subject: z.string().nullable(), basis: z.string().nullable(),
      reason: z.string().nullable(), facts: fields, before: fields, after: fields, called: z.record(z.string(), z.string()).describe('names of what stands in before and after by id: people/5, units/7'),
      post: z.object({ vi: z.string(), en: z.string() }).nullable(), units: named, unitCount: z.number(), people: named, peopleCount: z.number(),
    })),
  }),
  shows: ({ lines }) => eachOnce(lines.flatMap(({ people, called }) => [...people.map(({ id }) => id), ...Object.keys(called).filter((key) => key.startsWith('people/')).map((key) => Number(key.slice(7)))])),
  says: { vi: 'Nhật ký: ai đã làm gì, lúc nào, với đơn vị và người nào, trước và sau, theo căn cứ nào; mới nhất trước.', en: 'The journal: who did what, when, to which units and people, before and after, on what basis; newest first.' },
})

export const journalState = get('/journal/state', {
  may: 'journal.read',
  takes: z.object({}),
  gives: z.object({
    entries: z.number(), key: z.string().nullable(),
    head: z.object({ size: z.number(), code: z.string(), at: z.string(), note: z.string() }).nullable(),
    late: z.boolean().describe('entries have waited for a head longer than they should'),
    check: z.object({ at: z.string(), size: z.number(), fault: fields.nullable() }).nullable().describe('the last time that all was read again'),
  }),
  says: { vi: 'Nhật ký có bao nhiêu việc, mốc ký mới nhất và mã của nó, lần kiểm gần nhất có nguyên vẹn không.', en: 'How many entries there are, the newest signed head and its code, whether the last check found all sound.' },
})

const purpose = z.enum(purposes)
export const whoLooked = get('/journal/looks', {
  may: 'journal.who-looked',
  takes: z.object({ person: idField.optional(), account: z.coerce.number().int().min(0).optional(), purpose: purpose.optional(), mark: idField.optional(), ...days, limit }),
  gives: z.object({
    more: z.boolean(),
    looks: z.array(z.object({
      id: z.number(), at: z.string(), accountId: z.number(), actor: z.string(), route: z.string(), purpose, people: z.number(), mark: z.number().nullable(), named,
    })),
  }),
  shows: ({ looks }) => eachOnce(looks.flatMap(({ named }) => named.map(({ id }) => id))),
  says: { vi: 'Ai đã xem hồ sơ của ai, lúc nào, để làm gì; mới nhất trước.', en: 'Who was shown whose records, when and why; newest first.' },
})

export const whoLookedAtMe = get('/journal/looks-at-me', {
  may: 'journal.see-own',
  takes: z.object({ limit }),
  gives: z.object({
    person: z.object({ id: z.number(), name: z.string() }).nullable(), // null: the account is linked to nobody
    looks: z.array(z.object({ at: z.string(), actor: z.string(), purpose, alone: z.boolean(), mark: z.number().nullable() })),
  }),
  shows: ({ person }) => eachOnce([person?.id]),
  says: { vi: 'Ai đã xem hồ sơ của tôi.', en: 'Who was shown my record.' },
})

export const looksOfWeek = get('/journal/looks-of-week', {
  may: 'journal.see-week',
  takes: z.object({ unit: idField.optional().describe('for those who work for all; others see their own unit') }),
  gives: z.object({
    unit: z.object({ id: z.number(), name: z.string() }),
    accounts: z.array(z.object({ accountId: z.number(), actor: z.string(), times: z.number(), people: z.number(), exports: z.number(), lastAt: z.string() })),
  }),
  shows: () => null,
  says: { vi: 'Bảy ngày qua, ai đã xem hồ sơ người của đơn vị, bao nhiêu lần.', en: 'Over seven days, who was shown records of the unit’s people, how often.' },
})
