import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openScoped } from '#access/public.ts'
import { requireHashes } from '#accounts/public.ts'
import { sayFault } from '#ground/database/faults.ts'
import { traceOf } from '#ground/http/reply.ts'
import { openSyslog } from '#ground/syslog.ts'
import { forwardJournal, startKeeper } from '#journal/public.ts'
import { erasuresFileIn, keepErased, keepPrivacy } from '#privacy/public.ts'
import { keepBackups } from '../backups/keeper.ts'
import { type Command, WrongUsage } from '../command.ts'
import { prepareDemo } from '../demo.ts'
import { giveBackMemory } from '../memory.ts'
import { inviteAdministrator, openOffice, project, theSurroundings } from '../office.ts'
import { openApp } from '../server.ts'
import { addressIn, daysIn, singleSignOnIn, syslogIn } from '../surroundings.ts'

export const serve: Command = {
  name: 'serve', takes: '[--demo]', files: 0,
  says: { vi: 'Mở máy chủ của cơ quan; với --demo là bản trình diễn năm địa phương.', en: 'Serve an office’s own register; with --demo, the five localities as a demonstration.' },
  more: {
    vi: 'Lần đầu nạp danh mục đơn vị cả nước và in liên kết dùng một lần cho người quản trị đầu tiên. Dừng bằng Ctrl+C: việc đang làm được làm xong.',
    en: 'The first start loads the national list of units and prints a one-time link for the first administrator. Stop with Ctrl+C: what is under way is finished.'
  },
  options: { demo: { kind: 'yes', says: { vi: 'trình diễn: dữ liệu dựng, tài khoản hiện trên trang đăng nhập', en: 'a demonstration: made-up people, accounts shown on the sign-in page' } } },
  async run({ options }) {
    const demo = options.demo === true
    const { PORT = '8080', HOST = '127.0.0.1', TRUSTED_PROXY = '', PUBLIC_ADDRESS = '', FACTOR_GRACE_DAYS = '0' } = process.env
    const publicAddress = addressIn(PUBLIC_ADDRESS)
    const oidc = singleSignOnIn(theSurroundings().env, publicAddress)
    const leakedPasswords = process.env.LEAKED_PASSWORDS || undefined
    if (leakedPasswords !== undefined) await requireHashes(leakedPasswords)
    const receiver = syslogIn(process.env)
    const port = portOf(PORT)
    const office = await openOffice({ exclusive: true, first: () => requireFree(port, HOST) })
    try {
      if (demo) await prepareDemo(office)
      const erasures = erasuresFileIn(office.dataDir)
      await keepErased(office.database, erasures)
      const log = (line: Record<string, unknown>) => process.stderr.write(`${JSON.stringify(line)}\n`)
      const elsewhere = receiver && openSyslog(receiver, log)
      const tell = (line: Record<string, unknown>) => { log(line); elsewhere?.send(line) }
      const keeper = demo ? undefined : keepBackups({ ...office, log: (error) => tell({ at: new Date().toISOString(), job: 'backups', ...traceOf(error) }) })
      const scoped = await openScoped(office.database, office.url, office.openAs)
      const server = await openApp({
        database: office.database, scoped, product: office.product, pepper: office.pepper, demo, dist: `${project}dist`,
        trustedProxies: TRUSTED_PROXY.split(',').map((each) => each.trim()).filter(Boolean),
        publicAddress, oidc, leakedPasswords, graceDays: daysIn(FACTOR_GRACE_DAYS), log: tell, refused: tell,
        ...(keeper ? { keeper } : {})
      })
      const runner = office.product.importing.start(office.database, (error) => tell({ at: new Date().toISOString(), job: 'imports', ...traceOf(error) }))
      const signing = startKeeper(office.database, office.signing, (error) => tell({ at: new Date().toISOString(), job: 'journal', ...traceOf(error) }))
      const privacy = keepPrivacy(office.database, erasures, (error) => tell({ at: new Date().toISOString(), job: 'privacy', ...traceOf(error) }))
      const forwarding = elsewhere && forwardJournal(office.database, join(office.dataDir, 'syslog-sent.json'), elsewhere, (error) => tell({ at: new Date().toISOString(), job: 'syslog', ...traceOf(error) }))
      const told = toldToStop()
      await server.listen({ port, host: HOST }).catch((error: unknown) => { throw sayFault(error, { port, host: HOST }) })
      const address = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${addressOf(server.server.address(), port)}`
      process.stdout.write(`Nhất Thể: ${address}\n`)
      const token = demo ? null : await office.database.transaction(inviteAdministrator)
      if (token !== null) process.stdout.write(firstLink(`${address}/first-account#${token}`))
      const settled = setTimeout(giveBackMemory, 2000)
      await told
      clearTimeout(settled)
      await server.close()
      await runner.stop()
      await keeper?.stop()
      await privacy.stop()
      await signing.stop()
      await forwarding?.stop()
      await scoped.close()
      return 0
    } finally {
      await office.close()
    }
  }
}

/** A taken port is said before the long work, not after it. */
async function requireFree(port: number, host: string): Promise<void> {
  const probe = createServer()
  try {
    await once(probe.listen({ port, host }), 'listening')
  } catch (error) {
    throw sayFault(error, { port, host })
  }
  await once(probe.close(), 'close')
}

const firstLink = (link: string) => `Chưa có tài khoản nào. Người quản trị đầu tiên mở liên kết này (dùng một lần, trong 24 giờ):
There is no account yet. The first administrator opens this link (once, within 24 hours):
${link}
`

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port
  throw new WrongUsage({ vi: `PORT phải là số từ 0 đến 65535, không phải «${text}».`, en: `PORT must be a number from 0 to 65535, not “${text}”.` })
}

const addressOf = (address: string | { port: number } | null, port: number) => (typeof address === 'object' && address ? address.port : port)

/** Ends when the system or a person says stop; a second time, more than a moment later, stops at once. npm hands Ctrl+C on to us that the terminal gave us already. */
const toldToStop = () => new Promise<void>((stop) => {
  let toldAt: number | undefined
  const hear = () => {
    if (toldAt !== undefined && performance.now() - toldAt > 1000) process.exit(130)
    toldAt ??= performance.now()
    stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
})
