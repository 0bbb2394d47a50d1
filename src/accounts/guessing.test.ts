import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDesk } from './testing/desk.ts'

let clock = 0
const proxy = '127.0.0.1'
const { browser, account } = await openDesk({ now: () => clock, graceDays: 1, trustedProxies: [proxy] })
await account('sen')
const wrong = 'accounts.wrong-login-or-password'
const wait = () => (clock += 16 * 60_000)

/** How many of forty guesses reached the password, each from another address as the guesser says. */
async function reached(login: string, come: (n: number) => { from: string; headers: Record<string, string> }): Promise<number> {
  let count = 0
  for (let n = 0; n < 40; n++) {
    const { code } = await browser().signIn(login, `đoán lần ${n}`, come(n))
    if (code === wrong) count++
    else assert.equal(code, 'accounts.too-often')
  }
  return count
}
const made = (n: number) => `203.0.${n}.${n}`

test('forty guesses at one account, each with another forwarded address: at most ten are tried, and the right password works after the wait', async () => {
  assert.ok(await reached('sen', (n) => ({ from: '198.51.100.7', headers: { 'x-forwarded-for': made(n) } })) <= 10) // straight at the server
  wait()
  assert.ok(await reached('sen', (n) => ({ from: proxy, headers: { 'x-forwarded-for': `${made(n)}, 198.51.100.7` } })) <= 10) // through the proxy, which adds where it came from
  assert.equal((await browser().signIn('sen')).code, 'accounts.too-often')
  wait()
  assert.equal((await browser().signIn('sen')).status, 200)
})

test('guesses that really come from everywhere are as few, for they are counted by the account too', async () => {
  wait()
  assert.ok(await reached('sen', (n) => ({ from: `203.${n}.113.9`, headers: {} })) <= 10)
  wait()
})

test('one network that guesses at many accounts is slowed, whatever addresses it makes up', async () => {
  for (const come of [
    (n: number) => ({ from: proxy, headers: { 'x-forwarded-for': `${made(n)}, 192.0.3.${n}` } }), // one /24
    (n: number) => ({ from: proxy, headers: { 'x-forwarded-for': `2001:db8:5:5:${n.toString(16)}::1` } }) // one /64
  ]) {
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 60; n++) codes.push((await browser().signIn(`người ${n} ${come(0).from} ${come(0).headers['x-forwarded-for']}`, 'đoán', come(n))).code)
    assert.deepEqual([codes.filter((code) => code === wrong).length, codes.filter((code) => code === 'accounts.too-often').length], [50, 10])
  }
})

test('who signed in here before does not wait for a stranger’s guesses, but for their own', async () => {
  wait()
  const [known, office] = [browser(), browser()]
  await known.signIn('sen')
  await known.tell('/api/session/sign-out')
  await reached('sen', (n) => ({ from: `203.${n}.114.9`, headers: {} }))
  assert.equal((await browser().signIn('sen')).code, 'accounts.too-often')
  assert.equal((await known.signIn('sen')).status, 200)

  office.jar.set('device', known.jar.get('device')!.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))
  assert.equal((await office.signIn('sen')).code, 'accounts.too-often') // a made-up device is none
  const other = browser()
  other.jar.set('device', known.jar.get('device')!)
  await account('khac')
  await reached('khac', (n) => ({ from: `203.${n}.115.9`, headers: {} }))
  assert.equal((await other.signIn('khac')).code, 'accounts.too-often') // known for another account only

  const codes = []
  for (let n = 0; n < 8; n++) codes.push((await known.signIn('sen', `đoán ${n}`)).code)
  assert.equal(codes.filter((code) => code === wrong).length, 5)
})

test('an account that is there and one that is not cannot be told apart by words, status, size or time', async () => {
  const known: number[] = [], unknown: number[] = []
  const shapes = new Set<string>()
  for (let n = 0; n < 30; n++) {
    for (const [login, times] of [['sen', known], ['khong.co.ai', unknown]] as const) {
      wait()
      const begunAt = performance.now()
      const reply = await browser().signIn(login, 'không phải mật khẩu này')
      times.push(performance.now() - begunAt)
      const { requestId: _, ...said } = reply.body
      shapes.add(JSON.stringify([reply.status, said, reply.headers['content-length'], reply.cookies.length]))
    }
  }
  assert.equal(shapes.size, 1)
  const [there, absent] = [known, unknown].map((times) => times.sort((a, b) => a - b)[15]!) as [number, number]
  assert.ok(Math.abs(there - absent) < 0.4 * Math.max(there, absent), `medians ${there.toFixed(1)} and ${absent.toFixed(1)} ms: without the hash one would be a twentieth of the other`)
})
