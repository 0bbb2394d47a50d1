import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { idField } from '#ground/http/fields.ts'
import { reason, when } from '../fields.ts'

const listed = z.object({
  id: z.int(), login: z.string(), name: z.string(), person: z.string().nullable(), demo: z.boolean(),
  standing: z.enum(['waiting', 'in-use', 'suspended']), hasFactor: z.boolean(), madeAt: when, seenAt: when.nullable()
})
export type ListedAccount = z.infer<typeof listed>

const what = z.enum(['password', 'factors'])
const reset = z.object({
  number: z.int(), accountId: z.int(), login: z.string(), name: z.string(), what, reason: z.string(),
  proposedBy: z.int(), proposerName: z.string(), proposedAt: when, endsAt: when
})
export type OpenReset = z.infer<typeof reset>
const over = z.object({ accountId: idField, reason })

export const listAccounts = get('/api/accounts', {
  may: 'accounts.read', takes: z.object({}), gives: z.object({ accounts: z.array(listed), resets: z.array(reset) }),
  says: { vi: 'Các tài khoản và việc đặt lại đang chờ người thứ hai.', en: 'The accounts, and the resets that wait for a second person.' }
})
export const oneAccount = get('/api/accounts/:accountId', {
  may: 'accounts.read', takes: z.object({ accountId: idField }), gives: z.object({ account: listed, resets: z.array(reset), sessions: z.int() }),
  says: { vi: 'Một tài khoản: tình trạng, số phiên đang mở, việc đặt lại đang chờ.', en: 'One account: its standing, how many open sessions, what waits.' }
})
export const makeAccount = post('/api/accounts', {
  may: 'accounts.make', fresh: true,
  takes: z.object({ login: z.string().min(1).max(200), name: z.string().trim().min(1).max(200), person: z.string().trim().max(100).optional() }),
  gives: z.object({ id: z.int(), oneTimePassword: z.string(), days: z.int() }),
  says: { vi: 'Lập tài khoản; mật khẩu dùng một lần chỉ hiện lần này.', en: 'Make an account; the one-time password is shown this once.' }
})
export const suspendAccount = post('/api/accounts/:accountId/suspend', {
  may: 'accounts.suspend', takes: over, gives: z.void(),
  says: { vi: 'Tạm khóa tài khoản; người đang dùng bị ra ngay.', en: 'Suspend an account; whoever uses it is out at once.' }
})
export const restoreAccount = post('/api/accounts/:accountId/restore', {
  may: 'accounts.suspend', takes: over, gives: z.void(),
  says: { vi: 'Mở lại tài khoản đã tạm khóa.', en: 'Restore a suspended account.' }
})
export const endSessionsOver = post('/api/accounts/:accountId/end-sessions', {
  may: 'accounts.suspend', takes: z.object({ accountId: idField }), gives: z.void(),
  says: { vi: 'Kết thúc mọi phiên của tài khoản.', en: 'End all sessions of the account.' }
})
export const proposeReset = post('/api/accounts/:accountId/resets', {
  may: 'accounts.reset', fresh: true, takes: over.extend({ what }), gives: z.void(),
  says: { vi: 'Đề nghị đặt lại mật khẩu, hoặc bước xác nhận thứ hai; người khác phải xác nhận.', en: 'Propose a reset of the password, or of the second factor; another must confirm.' }
})
export const confirmReset = post('/api/account-resets/:number/confirm', {
  may: 'accounts.reset', fresh: true, takes: z.object({ number: idField }), gives: z.object({ oneTimePassword: z.string().nullable(), days: z.int() }),
  says: { vi: 'Người thứ hai xác nhận; mật khẩu dùng một lần chỉ hiện lần này.', en: 'The second person confirms; the one-time password is shown this once.' }
})
export const withdrawReset = post('/api/account-resets/:number/withdraw', {
  may: 'accounts.reset', takes: z.object({ number: idField }), gives: z.void(),
  says: { vi: 'Rút đề nghị đặt lại.', en: 'Withdraw a proposed reset.' }
})

export const calls = { listAccounts, oneAccount, makeAccount, suspendAccount, restoreAccount, endSessionsOver, proposeReset, confirmReset, withdrawReset }
