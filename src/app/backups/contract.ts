import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'

const message = z.object({ vi: z.string(), en: z.string() })
const outcome = z.object({
  beganAt: z.string(), seconds: z.number(), file: z.string().nullable(), bytes: z.number(), rows: z.number(), tables: z.number(),
  entries: z.number().nullable(), sealed: z.boolean(), problem: message.nullable()
})

export const keeping = get('/backups', {
  may: 'backups.read', takes: z.object({}),
  gives: z.object({
    scheduled: z.boolean(), // false where this server makes no backups: the demonstration
    plan: z.object({ on: z.boolean(), at: z.string(), folder: z.string(), keep: z.object({ daily: z.number(), weekly: z.number(), monthly: z.number() }), plain: z.boolean() }).nullable(),
    problem: message.nullable(), nextAt: z.string().nullable(), running: z.boolean(), stale: z.boolean(), keys: z.number(), last: outcome.nullable(),
    kept: z.array(z.object({ file: z.string(), bytes: z.number(), outcome: outcome.nullable() }))
  }),
  says: { vi: 'Các bản sao lưu: giờ chạy, kết quả lần gần nhất, những bản đang giữ, đã đọc lại hay chưa.', en: 'The backups: their hour, what came of the last, which are kept, whether each was read back.' }
})

export const backUpNow = post('/backups', {
  may: 'backups.make', takes: z.object({}), gives: z.object({ began: z.boolean() }),
  says: { vi: 'Sao lưu ngay; không bắt đầu khi đang có một lần khác.', en: 'Make a backup now; not while another is being made.' }
})
