import { z } from 'zod'
import { get } from '#ground/http/contract.ts'
import { dayField, idField } from '#ground/http/fields.ts'

/** The rooms whose acts the journal holds, as the first word of what was done: 'units.merge'. */
export const journalRooms = ['units', 'posts', 'people', 'imports', 'papers', 'indicators', 'accounts'] as const

const named = z.array(z.object({ id: z.number(), name: z.string() }))

export const readJournal = get('/journal', {
  may: 'journal.read',
  takes: z.object({
    unit: idField.optional(), person: idField.optional(), kind: z.enum(journalRooms).optional(), from: dayField.optional(), until: dayField.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
  }),
  gives: z.object({
    more: z.boolean(),
    lines: z.array(z.object({
      id: z.number(), at: z.string(), actor: z.string(), what: z.string(), basis: z.string().nullable(), reason: z.string().nullable(), facts: z.record(z.string(), z.json()),
      post: z.object({ vi: z.string(), en: z.string() }).nullable(), units: named, unitCount: z.number(), people: named, peopleCount: z.number(),
    })),
  }),
  says: { vi: 'Nhật ký: ai đã làm gì, lúc nào, với đơn vị và người nào, theo căn cứ nào; mới nhất trước.', en: 'The journal: who did what, when, to which units and people, on what basis; newest first.' },
})
