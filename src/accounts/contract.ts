import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { dayField } from '#ground/http/fields.ts'
import * as factors from './factors/contract.ts'
import * as oidc from './oidc/contract.ts'
import * as staff from './staff/contract.ts'
import { password, sessionNumber, when } from './fields.ts'
import { roles } from './role.ts'

const role = z.enum(roles)
const me = z.object({
  accountId: z.int(), login: z.string(), name: z.string(), role: role.nullable(), unitId: z.int().nullable(),
  may: z.array(z.string()) // permissions, as the calls name them
})
export type Me = z.infer<typeof me>

/** What is still owed before anything else is open: the second factor, an own password, a first factor. */
const owed = z.enum(['factor', 'password', 'enrol'])
export type Owed = z.infer<typeof owed>

export const session = get('/api/session', {
  may: 'anyone', takes: z.object({}),
  gives: z.object({
    me: me.nullable(), demo: z.boolean(), today: dayField,
    owed: owed.nullable(), // of a sign-in that is not finished; then `me` is null
    ways: z.object({ totp: z.boolean(), passkey: z.boolean(), recoveryCode: z.boolean() }), // of proving oneself again
    strict: z.boolean(),   // 15 idle minutes and 8 hours, else 30 and 12
    singleSignOn: z.string().nullable() // the provider's name, where there is one
  }),
  says: { vi: 'Ai đang đăng nhập, còn thiếu bước nào, máy chủ có đang trình diễn không, hôm nay là ngày nào ở Việt Nam.', en: 'Who is signed in, what is still owed, whether this is a demonstration, what day it is in Viet Nam.' }
})

export const signIn = post('/api/session/sign-in', {
  may: 'anyone', takes: z.object({ login: z.string().min(1).max(200), password }), gives: z.object({ owed: owed.nullable() }),
  says: { vi: 'Đăng nhập; phiên nằm trong cookie. Trả lời còn thiếu bước nào.', en: 'Sign in; the session is in the cookie. Says what is still owed.' }
})

export const signOut = post('/api/session/sign-out', {
  may: 'anyone', takes: z.object({}), gives: z.void(),
  says: { vi: 'Đăng xuất; phiên bị xóa khỏi máy chủ.', en: 'Sign out; the session is removed from the server.' }
})

export const firstAccount = post('/api/first-account', {
  may: 'anyone', takes: z.object({ token: z.string().max(100), login: z.string().min(1).max(200), name: z.string().trim().min(1).max(200), password }),
  gives: z.object({ owed: owed.nullable() }),
  says: { vi: 'Người quản trị đầu tiên đặt tên đăng nhập và mật khẩu bằng liên kết dùng một lần.', en: 'The first administrator sets login and password by the one-time link.' }
})

export const demoAccounts = get('/api/demo-accounts', {
  may: 'anyone', takes: z.object({}),
  gives: z.object({ password: z.string().nullable(), accounts: z.array(z.object({ login: z.string(), name: z.string(), role: role.nullable(), unitId: z.int().nullable() })) }),
  says: { vi: 'Các tài khoản trình diễn; rỗng khi không trình diễn.', en: 'The accounts of the demonstration; none outside of one.' }
})

export const changePassword = post('/api/account/password', {
  may: 'accounts.own', during: ['password'], takes: z.object({ current: password, password }), gives: z.void(),
  says: { vi: 'Đổi mật khẩu của mình; các phiên khác của tài khoản kết thúc.', en: 'Change one’s own password; the account’s other sessions end.' }
})

export const ownSessions = get('/api/account/sessions', {
  may: 'accounts.own', takes: z.object({}),
  gives: z.object({ sessions: z.array(z.object({ number: sessionNumber, device: z.string(), network: z.string(), begunAt: when, seenAt: when, thisOne: z.boolean() })) }),
  says: { vi: 'Các phiên đang mở của mình: máy nào, mạng nào, từ lúc nào.', en: 'One’s open sessions: which device and network, since when.' }
})

export const endSession = post('/api/account/sessions/:number/end', {
  may: 'accounts.own', fresh: true, takes: z.object({ number: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }), gives: z.void(),
  says: { vi: 'Kết thúc một phiên của mình.', en: 'End one of one’s sessions.' }
})

export const endOtherSessions = post('/api/account/end-other-sessions', {
  may: 'accounts.own', fresh: true, takes: z.object({}), gives: z.void(),
  says: { vi: 'Kết thúc mọi phiên khác của mình.', en: 'End all of one’s other sessions.' }
})

export const calls = {
  session, signIn, signOut, firstAccount, demoAccounts, changePassword, ownSessions, endSession, endOtherSessions, ...factors.calls, ...staff.calls, ...oidc.calls
}
