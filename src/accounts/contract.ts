import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { dayField } from '#ground/http/fields.ts'

const role = z.enum(['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])
const me = z.object({
  accountId: z.int(), login: z.string(), name: z.string(), role: role.nullable(), unitId: z.int().nullable(),
  may: z.array(z.string()) // permissions, as the calls name them
})
export type Me = z.infer<typeof me>

const password = z.string().min(1).max(1024)

export const session = get('/api/session', {
  may: 'anyone', takes: z.object({}), gives: z.object({ me: me.nullable(), demo: z.boolean(), today: dayField }),
  says: { vi: 'Ai đang đăng nhập, máy chủ có đang trình diễn không, hôm nay là ngày nào ở Việt Nam.', en: 'Who is signed in, whether this is a demonstration, what day it is in Viet Nam.' }
})

export const signIn = post('/api/session/sign-in', {
  may: 'anyone', takes: z.object({ login: z.string().min(1).max(200), password }), gives: me,
  says: { vi: 'Đăng nhập; phiên nằm trong cookie.', en: 'Sign in; the session is in the cookie.' }
})

export const signOut = post('/api/session/sign-out', {
  may: 'anyone', takes: z.object({}), gives: z.void(),
  says: { vi: 'Đăng xuất; phiên bị xóa khỏi máy chủ.', en: 'Sign out; the session is removed from the server.' }
})

export const firstAccount = post('/api/first-account', {
  may: 'anyone', takes: z.object({ token: z.string().max(100), login: z.string().min(1).max(200), name: z.string().trim().min(1).max(200), password }), gives: me,
  says: { vi: 'Người quản trị đầu tiên đặt tên đăng nhập và mật khẩu bằng liên kết dùng một lần.', en: 'The first administrator sets login and password by the one-time link.' }
})

export const demoAccounts = get('/api/demo-accounts', {
  may: 'anyone', takes: z.object({}),
  gives: z.object({ password: z.string().nullable(), accounts: z.array(z.object({ login: z.string(), name: z.string(), role, unitId: z.int().nullable() })) }),
  says: { vi: 'Các tài khoản trình diễn; rỗng khi không trình diễn.', en: 'The accounts of the demonstration; none outside of one.' }
})

export const calls = { session, signIn, signOut, firstAccount, demoAccounts }
