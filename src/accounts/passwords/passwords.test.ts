import assert from 'node:assert/strict'
import { type Algorithm, hash } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { listOf } from '#ground/keys.ts'
import { day } from '#ground/time/day.ts'
import { refuseToTakePassword } from './guessable.ts'
import { newOneTimePassword } from './one-time.ts'
import { hashPassword, isOutdated, isPassword, sealHash } from './password.ts'
import { keyedHash, pepperIn, resealed, seal, unseal } from './pepper.ts'

const folder = mkdtempSync(join(tmpdir(), 'nhat-the-pepper-'))
after(() => rmSync(folder, { recursive: true }))
const personal = { login: 'hoa.tran', name: 'Trần Thị Hòa', bornOn: day('1968-06-25') }
const code = (given: string) => refuseToTakePassword(given, personal)?.code ?? null

test('a password is long rather than odd', () => {
  assert.equal(code('mười một kt'), 'accounts.password-too-short')
  assert.equal(code(`${'gió đưa cành trúc la đà '.repeat(11)}`), 'accounts.password-too-long')
  for (const good of ['con trâu đi trước cái cày', 'correct horse battery', '🐃🐃🌾 mùa gặt năm nay', 'một câu dài để thử 2026', 'gió đưa cành trúc la đà '.repeat(10), 'ăn quả nhớ kẻ trồng cây', newOneTimePassword(), 'thuyền về có nhớ bến chăng'])
    assert.equal(code(good), null, good)
})

test('what anyone would guess is refused: common words, keys in a row, places and years, birthdays, numbers', () => {
  for (const easy of [
    'matkhau123456', 'Mật khẩu 2025!', 'matkhau@123456', '123456a@123456a@', 'P@ssw0rd123456', '123456789123456789', 'aaaaaaaaaaaaaa', 'abcabcabcabcabc', 'qwertyuiop123', '1qaz2wsx3edc',
    'Password2025!!', 'anhyeuem2025@', 'iloveyou12345', 'QuanSon@2025', 'Tân Lập 2025', 'langson178@2021', 'vietnamvodich1', 'dangcongsan1930', 'nguyenvana1990', 'NguyenVanNam@1985', 'hochiminh1905',
    '14/02/1971 ...', '036068001234', '0912 345 678 90', 'hanoi hanoi 2026', 'administrator1', 'truongthon2026', 'bithuchibo@123', 'abcdefghijkl1', '0987654321098', 'tuananh tuananh'
  ]) assert.equal(code(easy), 'accounts.password-easily-guessed', easy)
})

test('what others know of the person is refused: login, name, birthday', () => {
  for (const own of ['hoa.tran là tôi đây', 'HoaTran cười rất tươi', 'tranthihoa rất vui vẻ', 'bà Trần hay đi chợ sớm', 'nhà xây hồi 250668 đó', 'sinh năm 1968 ở bản nhỏ'])
    assert.equal(code(own), 'accounts.password-personal', own)
})

test('a hash from before the pepper still opens and is told apart; one under another pepper does not open', async () => {
  const pepper = randomBytes(32)
  const [before, under] = [await hashPassword('mưa rào tháng sáu', null), await hashPassword('mưa rào tháng sáu', pepper)]
  assert.deepEqual([await isPassword('mưa rào tháng sáu', before, pepper), await isPassword('mưa rào tháng sáu', under, pepper)], [true, true])
  assert.deepEqual([isOutdated(before, pepper), isOutdated(under, pepper)], [true, false])
  assert.ok(!(await isPassword('mưa rào tháng sáu', under, randomBytes(32))))
  assert.ok(!(await isPassword('nobody has this password', null, pepper)))
})

test('a hash by another algorithm, with less work or under a former key still opens, and is made anew', async () => {
  const [first, second] = [randomBytes(32), randomBytes(32)]
  const both = [first, second]
  const typed = 'mưa rào tháng sáu'
  const material = keyedHash(first, 'password', typed).toString('base64')
  const now = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }
  const weaker = await Promise.all([{ ...now, memoryCost: 19 * 1024 }, { ...now, timeCost: 2 }, { ...now, algorithm: 1 satisfies Algorithm.Argon2i }].map(async (cost) => `peppered:${await hash(material, cost)}`))
  for (const each of weaker) assert.deepEqual([await isPassword(typed, each, first), isOutdated(each, first), await isPassword('mưa rào tháng bảy', each, first)], [true, true, false], each)
  const stronger = `peppered:${await hash(material, { ...now, timeCost: 4 })}`
  assert.deepEqual([await isPassword(typed, stronger, first), isOutdated(stronger, first)], [true, false])

  const [old, fresh] = [await hashPassword(typed, first), await hashPassword(typed, both)]
  assert.match(fresh, /^peppered-2:\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  assert.deepEqual([await isPassword(typed, old, both), isOutdated(old, both), isOutdated(fresh, both)], [true, true, false])
  const sealed = sealHash(old, both, 1)!
  assert.match(sealed, /^sealed-2:/)
  assert.deepEqual([await isPassword(typed, sealed, both), await isPassword('mưa rào tháng bảy', sealed, both), isOutdated(sealed, both)], [true, false, true])
  await assert.rejects(isPassword(typed, sealed, [first]), /no key number 2/)
  await assert.rejects(isPassword(typed, sealed, [first, randomBytes(32)]))
  const third = [...both, randomBytes(32)]
  const again = sealHash(sealed, third, 2)!
  assert.deepEqual([await isPassword(typed, again, third), await isPassword(typed, sealHash(fresh, third, 2)!, third)], [true, true])
  assert.equal(sealHash(sealed, [first, randomBytes(32), randomBytes(32)], 2), undefined, 'sealed under a key that is not there')
})

test('the pepper is made once, stands outside the database, and only its owner reads it', () => {
  const pepper = pepperIn(folder)
  assert.deepEqual(listOf(pepper).map(({ length }) => length), [32])
  assert.deepEqual(pepperIn(folder), pepper)
  assert.equal(statSync(join(folder, 'pepper.key')).mode & 0o777, 0o600)
  writeFileSync(join(folder, 'pepper.key'), 'abc')
  assert.throws(() => pepperIn(folder), /not a key of 32 bytes/)
})

test('what is sealed opens in its own place only', () => {
  const pepper = randomBytes(32)
  const sealed = seal(pepper, 'totp', 'totp 1', Buffer.from('JBSWY3DP'))
  assert.equal(unseal(pepper, 'totp', 'totp 1', sealed).toString(), 'JBSWY3DP')
  assert.throws(() => unseal(pepper, 'totp', 'totp 2', sealed))
  assert.throws(() => unseal(randomBytes(32), 'totp', 'totp 1', sealed))
  const both = [pepper, randomBytes(32)]
  const anew = resealed(both, 1, 'totp', 'totp 1', sealed)!
  assert.equal(unseal(both, 'totp', 'totp 1', anew).toString(), 'JBSWY3DP')
  assert.throws(() => unseal(pepper, 'totp', 'totp 1', anew))
  assert.equal(resealed([randomBytes(32), pepper], 1, 'totp', 'totp 1', sealed), undefined)
})
