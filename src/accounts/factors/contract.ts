import { z } from 'zod'
import { get, post } from '#ground/http/contract.ts'
import { idField } from '#ground/http/fields.ts'
import { password, when } from '../fields.ts'

/** What a browser says of a passkey and is asked for it: WebAuthn's own JSON, checked by its library. */
const webAuthn = z.record(z.string(), z.unknown())
const code = z.string().min(6).max(40)
const may = 'accounts.own'
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()).nullable() }) // shown this once

export const giveTotp = post('/api/session/totp', {
  may, during: ['factor'], takes: z.object({ code }), gives: z.void(),
  says: { vi: 'Mã sáu số của ứng dụng trên điện thoại, sau mật khẩu hoặc khi cần xác nhận lại.', en: 'The six digits of the app on the phone, after the password or to prove oneself again.' }
})
export const giveRecoveryCode = post('/api/session/recovery-code', {
  may, during: ['factor'], takes: z.object({ code }), gives: z.void(),
  says: { vi: 'Một mã dự phòng; mỗi mã dùng một lần.', en: 'A recovery code; each works once.' }
})
export const askPasskey = post('/api/session/passkey-question', {
  may, during: ['factor'], takes: z.object({}), gives: z.object({ question: webAuthn }),
  says: { vi: 'Điều khóa thiết bị phải ký.', en: 'What a passkey is to sign.' }
})
export const givePasskey = post('/api/session/passkey', {
  may, during: ['factor'], takes: z.object({ answer: webAuthn }), gives: z.void(),
  says: { vi: 'Khóa thiết bị đã ký, sau mật khẩu hoặc khi cần xác nhận lại.', en: 'What the passkey signed, after the password or to prove oneself again.' }
})
export const givePassword = post('/api/session/password', {
  may, takes: z.object({ password }), gives: z.void(),
  says: { vi: 'Gõ lại mật khẩu khi cần xác nhận lại, chỉ ở tài khoản chưa có bước thứ hai.', en: 'The password again, where an account has no second factor.' }
})

export const factors = get('/api/account/factors', {
  may, during: ['enrol'], takes: z.object({}),
  gives: z.object({ totp: z.boolean(), passkeys: z.array(z.object({ number: z.int(), name: z.string(), madeAt: when, usedAt: when.nullable() })), codesLeft: z.int() }),
  says: { vi: 'Các cách xác nhận bước thứ hai của mình.', en: 'One’s ways of the second factor.' }
})
export const beginTotp = post('/api/account/totp/begin', {
  may, during: ['enrol'], takes: z.object({}), gives: z.object({ secret: z.string(), uri: z.string(), svg: z.string() }),
  says: { vi: 'Khóa mới để quét vào ứng dụng trên điện thoại; có hiệu lực khi đã gõ một mã của nó.', en: 'A new secret to scan into the app; it counts once a code of it was typed.' }
})
export const enrolTotp = post('/api/account/totp', {
  may, during: ['enrol'], takes: z.object({ code }), gives: recoveryCodes,
  says: { vi: 'Mã đầu tiên của ứng dụng; lần đầu trả về mười mã dự phòng.', en: 'The first code of the app; the first time gives ten recovery codes.' }
})
export const removeTotp = post('/api/account/totp/remove', {
  may, fresh: true, takes: z.object({}), gives: z.void(),
  says: { vi: 'Bỏ ứng dụng mã; phải còn một cách khác.', en: 'Remove the app; another way must be left.' }
})
export const beginPasskey = post('/api/account/passkeys/begin', {
  may, during: ['enrol'], takes: z.object({}), gives: z.object({ question: webAuthn }),
  says: { vi: 'Điều trình duyệt cần để tạo khóa thiết bị.', en: 'What the browser needs to make a passkey.' }
})
export const enrolPasskey = post('/api/account/passkeys', {
  may, during: ['enrol'], takes: z.object({ name: z.string().trim().min(1).max(80), answer: webAuthn }), gives: recoveryCodes,
  says: { vi: 'Thêm khóa thiết bị; lần đầu trả về mười mã dự phòng.', en: 'Add a passkey; the first time gives ten recovery codes.' }
})
export const removePasskey = post('/api/account/passkeys/:number/remove', {
  may, fresh: true, takes: z.object({ number: idField }), gives: z.void(),
  says: { vi: 'Bỏ một khóa thiết bị; phải còn một cách khác.', en: 'Remove a passkey; another way must be left.' }
})
export const renewRecoveryCodes = post('/api/account/recovery-codes', {
  may, fresh: true, takes: z.object({}), gives: recoveryCodes,
  says: { vi: 'Mười mã dự phòng mới; các mã cũ hết hiệu lực.', en: 'Ten new recovery codes; the former ones are void.' }
})

export const calls = {
  giveTotp, giveRecoveryCode, askPasskey, givePasskey, givePassword, factors, beginTotp, enrolTotp, removeTotp, beginPasskey, enrolPasskey, removePasskey, renewRecoveryCodes
}
