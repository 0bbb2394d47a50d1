import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { dayField } from '#ground/http/fields.ts'
import { roles } from './policy.ts'

const role = z.enum(roles)
const id = z.number().int().positive().max(2_147_483_647)
const when = z.string() // an instant, ISO
const held = z.object({
  id, accountId: id, login: z.string().nullable(), account: z.string().nullable(), role, areaId: id, area: z.string(), from: when, until: when.nullable(),
  kind: z.enum(['granted', 'delegated', 'break_glass']), by: z.string().nullable(), reason: z.string().nullable(), mayEnd: z.boolean(),
})

export const listGrants = get('/access/grants', {
  may: 'access.read', takes: z.object({}), gives: z.object({ held: z.array(held), over: z.array(held), mayGive: z.array(role) }),
  says: { vi: 'Vai trò đang được giao trong phạm vi của mình, và những vai trò đã hết trong ba tháng qua.', en: 'Roles held in one’s own units, and those that ended in the last three months.' }
})

export const grantRole = post('/access/grants', {
  may: 'access.grant', takes: z.object({ login: z.string().trim().min(1).max(200), role, unitId: id, until: dayField.nullable(), reason: z.string().trim().max(500) }), gives: z.object({ id }),
  says: { vi: 'Giao một vai trò ở một đơn vị trong phạm vi của mình, có thể đến một ngày.', en: 'Give a role in a unit of one’s own, to a last day or without.' }
})

export const delegateRole = post('/access/delegations', {
  may: 'access.delegate', takes: z.object({ login: z.string().trim().min(1).max(200), role, unitId: id, until: dayField, reason: z.string().trim().min(1).max(500) }), gives: z.object({ id }),
  says: { vi: 'Ủy quyền vai trò của chính mình cho người khác đến hết một ngày.', en: 'Delegate a role of one’s own until the end of a day.' }
})

export const endGrant = post('/access/grants/:id/end', {
  may: 'access.grant', takes: z.object({ id: z.coerce.number().int().positive().max(2_147_483_647), reason: z.string().trim().min(1).max(500) }), gives: z.void(),
  says: { vi: 'Thôi giao một vai trò; có hiệu lực ngay.', en: 'End a role; it holds at once.' }
})

export const breakGlass = post('/access/break-glass', {
  may: 'access.break-glass', takes: z.object({ area: id, reason: z.string().trim().min(10).max(500) }), gives: z.object({ id }),
  says: { vi: 'Việc khẩn: được xem một đơn vị ngoài phạm vi trong một giờ, có lý do, cấp quản lý đơn vị đó thấy ngay.', en: 'An emergency: read a unit outside of one’s own for an hour, with a reason; those over it see it at once.' }
})

export const readRights = get('/access/rights', {
  may: 'access.rights', takes: z.object({}),
  gives: z.array(z.object({ permission: z.string(), roles: z.array(role), reads: z.array(z.string()), writes: z.array(z.string()) })),
  says: { vi: 'Ai được xem gì, ai được làm gì: bảng quyền đang có hiệu lực.', en: 'Who may see and do what: the rights in force.' }
})
