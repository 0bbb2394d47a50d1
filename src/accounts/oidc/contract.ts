import { z } from 'zod'
import { fromServer, get, post } from '#ground/http/contract.ts'
import { idField } from '#ground/http/fields.ts'
import { when } from '../fields.ts'

const identity = z.object({
  number: z.int(), issuer: z.string(), subject: z.string(), nameHint: z.string(), triedAt: when,
  accountId: z.int().nullable(), login: z.string().nullable()
})
export type OidcIdentity = z.infer<typeof identity>

export const beginOidc = post('/api/oidc/begin', {
  may: 'anyone', takes: z.object({}), gives: z.object({ address: z.string() }),
  says: { vi: 'Bắt đầu đăng nhập một lần: địa chỉ của nơi cung cấp.', en: 'Begin single sign-on: the provider’s address to go to.' }
})
export const finishOidc = post('/api/oidc/finish', {
  may: 'anyone', takes: z.object({ answer: z.string().max(4000) }), gives: z.object({ owed: z.enum(['factor', 'password', 'enrol']).nullable() }),
  says: { vi: 'Trở về từ nơi cung cấp: phần sau dấu ? của địa chỉ.', en: 'Back from the provider: what stands after the ? of the address.' }
})
export const endByOidc = fromServer('/api/oidc/logout', {
  may: 'anyone', takes: z.object({ logout_token: z.string().max(8000) }), gives: z.object({}), most: 16 * 1024,
  says: { vi: 'Nơi cung cấp báo người dùng đã đăng xuất (OpenID Connect Back-Channel Logout 1.0).', en: 'The provider says that a person signed out (OpenID Connect Back-Channel Logout 1.0).' }
})
export const oidcIdentities = get('/api/oidc/identities', {
  may: 'accounts.make', takes: z.object({}), gives: z.object({ identities: z.array(identity) }),
  says: { vi: 'Ai đã đến từ nơi cung cấp và gắn với tài khoản nào.', en: 'Who came from the provider, and to which account they are linked.' }
})
export const linkOidc = post('/api/oidc/identities/:number/link', {
  may: 'accounts.make', fresh: true, takes: z.object({ number: idField, accountId: idField }), gives: z.void(),
  says: { vi: 'Gắn một danh tính với một tài khoản.', en: 'Link an identity to an account.' }
})
export const unlinkOidc = post('/api/oidc/identities/:number/unlink', {
  may: 'accounts.make', fresh: true, takes: z.object({ number: idField }), gives: z.void(),
  says: { vi: 'Gỡ danh tính khỏi tài khoản; các phiên đã mở qua nó kết thúc.', en: 'Unlink an identity; the sessions it opened end.' }
})

export const calls = { beginOidc, finishOidc, endByOidc, oidcIdentities, linkOidc, unlinkOidc }
