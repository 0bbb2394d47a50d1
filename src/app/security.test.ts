import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { tables } from '#access/policy.ts'
import { refuseToTakePassword } from '#accounts/passwords/guessable.ts'
import { daysOneTime } from '#accounts/passwords/one-time.ts'
import { limitsOf } from '#accounts/session.ts'
import { waitAfter } from '#accounts/throttle.ts'
import { limits } from '#ground/spreadsheet/limits.ts'
import { mostBytes } from '#papers/file.ts'
import { sendFile } from '#imports/contract.ts'
import { project } from './office.ts'

const text = (file: string) => readFileSync(`${project}${file}`, 'utf8')
const told = text('docs/security.md')
const section = (number: number) => told.split(/^## /m).find((each) => each.startsWith(`${number}. `)) ?? assert.fail(`section ${number}`)
const cells = (part: string) => [...part.matchAll(/^\| (.+) \|$/gm)].slice(1).map(([, row]) => row!.split(' | ')) // without the heading

/** The number that stands where the code says it. */
const inCode = (file: string, shape: RegExp) => Number(shape.exec(text(`src/${file}`))?.[1]?.replaceAll('_', '') ?? assert.fail(`${file} ${shape}`))
const fact = (password: string, name: string) => Number(refuseToTakePassword(password, { login: '' })?.facts[name])

test('docs/security.md tells the limits that the code holds', () => {
  const mebi = 2 ** 20
  const held: Record<string, number> = {
    'password.least': fact('a', 'least'), 'password.most': fact('ab '.repeat(100), 'most'), 'password.one-time': daysOneTime,
    'password.at-once': inCode('accounts/passwords/password.ts', /mostAtOnce = (\d+)/), 'password.waiting': inCode('accounts/passwords/password.ts', /mostWaiting = (\d+)/),
    'guess.free': inCode('accounts/sign-in.ts', /byAccount = throttle\((\d+), now\)/), 'guess.network': inCode('accounts/sign-in.ts', /byNetwork = throttle\((\d+), now\)/), 'guess.longest': waitAfter(1000, 5) / 60,
    'invitation.hours': inCode('accounts/first-account.ts', /hoursOpen = (\d+)/), 'totp.tolerance': inCode('accounts/factors/totp.ts', /toleratedSeconds = (\d+)/),
    'session.idle': limitsOf(false).idleMinutes, 'session.hours': limitsOf(false).hours, 'session.strict-idle': limitsOf(true).idleMinutes, 'session.strict-hours': limitsOf(true).hours,
    'session.finish': inCode('accounts/session.ts', /minutesToFinish = (\d+)/), 'session.fresh': inCode('accounts/session.ts', /minutesFresh = (\d+)/),
    'oidc.minutes': inCode('accounts/oidc/sign-in.ts', /minutesOpen = (\d+)/), 'http.at-once': inCode('ground/http/serve.ts', /mostAtOnce = (\d+)/), 'http.body': inCode('ground/http/contract.ts', /bodyLimit = 1024 \* (\d+)/) / 1024,
    'import.packed': limits.packedBytes / mebi, 'import.unpacked': limits.unpackedBytes / mebi, 'import.parts': limits.parts, 'import.ratio': limits.partRatio, 'import.rows': limits.rows, 'import.columns': limits.columns,
    'read.memory': inCode('ground/spreadsheet/read-apart.ts', /megabytes = (\d+)/), 'read.seconds': inCode('ground/spreadsheet/read-apart.ts', /seconds = (\d+)/),
    'paper.file': mostBytes / mebi, 'pdf.pages': inCode('ground/pdf/read-pdf.ts', /pages: (\d+)/), 'pdf.memory': inCode('ground/pdf/read-pdf.ts', /megabytes: (\d+)/), 'pdf.seconds': inCode('ground/pdf/read-pdf.ts', /seconds: (\d+)/),
    'database.statement': inCode('ground/database/database.ts', /statementSeconds = (\d+)/), 'looks.months': inCode('journal/schema.sql', /interval '(\d+) months'/)
  }
  assert.deepEqual(Object.fromEntries(cells(section(1)).map(([key = '', value]) => [key.replaceAll('`', ''), Number(value)])), held)
  assert.equal(sendFile.most, limits.packedBytes)
})

test('docs/security.md puts every table of the register into one class of data', () => {
  const classed = cells(section(9)).flatMap(([, names = '']) => names.match(/\w+/g) ?? [])
  assert.deepEqual(classed.sort(), Object.keys(tables).sort())
})

test('docs/security.md names every way in, and the words that no password may be made of', () => {
  assert.deepEqual(cells(section(2)).map(([way]) => way), ['mật khẩu', 'đăng nhập một lần (OIDC)', 'liên kết đầu tiên', 'đặt lại', 'dòng lệnh'])
  const words = new Set(text('src/accounts/passwords/guessed-first.txt').split('\n'))
  for (const own of ['nhatthe', 'bithu', 'truongthon', 'hethong']) assert.ok(words.has(own), own)
  assert.equal(refuseToTakePassword('bithutruongthon', { login: 'sen' })?.code, 'accounts.password-easily-guessed')
})

test('the pattern for the proxy takes TLS 1.2 and 1.3 with forward secrecy only, sets what is forwarded itself, and leads no call of the API on', () => {
  const config = /```nginx\n([^]*?)```/.exec(section(11))?.[1] ?? ''
  const said = (name: string) => [...config.matchAll(new RegExp(`^\\s*${name}\\s+(.+?);`, 'gm'))].map(([, value]) => value!)
  assert.deepEqual(said('ssl_protocols'), ['TLSv1.2 TLSv1.3'])
  for (const suite of said('ssl_ciphers').join(':').split(':')) assert.match(suite, /^ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)$/)
  assert.deepEqual(said('ssl_prefer_server_ciphers'), ['on'])
  assert.deepEqual(said('proxy_set_header'), ['Host $host', 'X-Forwarded-For $remote_addr', 'X-Forwarded-Proto $scheme', 'X-Forwarded-Host $host'])
  assert.deepEqual(said('proxy_pass'), ['http://127.0.0.1:8080'])
  assert.deepEqual([said('listen'), said('server_tokens')], [['80', '443 ssl'], ['off']])
  assert.match(config, /listen 80;[^}]*location \/api\/ \{ return 403; \}/)
  assert.doesNotMatch(config.split('\n')[0]!.replace(/#.*/, ''), /\$request\b|\$request_uri|\$args|\$http_/)
  const megabytes = Number(/(\d+)m/.exec(said('client_max_body_size')[0]!)?.[1])
  assert.ok(megabytes * 2 ** 20 > sendFile.most)
})

test('SECURITY.md says how soon a fault of ours or of a library is mended, and which version is', () => {
  const policy = text('SECURITY.md')
  for (const shape of [/nghiêm trọng.*\| bản vá trong 7 ngày/, /Lỗi cao.*\| trong 30 ngày/, /còn lại \| trong 90 ngày/, /Thư viện bên thứ ba \| cùng thời hạn/, /Phiên bản được vá \| bản mới nhất/, /within 7 days.*30.*90/]) assert.match(policy, shape)
})
