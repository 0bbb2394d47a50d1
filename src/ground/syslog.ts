import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { type TLSSocket, connect } from 'node:tls'

/** A receiver of syslog over TLS (RFC 5425). Certificates and the key as PEM; without `ca` those that Node trusts. */
export type Receiver = { host: string; port: number; ca?: string; cert?: string; key?: string }
type Line = Record<string, unknown>
export type Syslog = {
  /** @param sent once the line was handed to the connection @returns false where too much waits: the line is dropped, and counted */
  send(line: Line, sent?: () => void): boolean
  /** Lines that are not sent yet. */
  waiting(): number
  /** What waits is given two seconds. */
  close(): Promise<void>
}

const longestWait = 60_000 // ms between two tries
const silence = 30_000 // ms in which nothing moves while something is to be written

/**
 * Lines as messages of RFC 5424, in the order they came, to a receiver that may be away: so many wait in memory, later ones are dropped and counted.
 * Never throws, never blocks. `say` hears when the receiver goes and why, when it is back, and how much was dropped.
 */
export function openSyslog(to: Receiver, say: (line: Line) => void, { firstWait = 1000, most = 10_000 } = {}): Syslog {
  const queue: { frame: Buffer; sent?: (() => void) | undefined }[] = []
  let [socket, writing, closing, wait, dropped] = [null as TLSSocket | null, false, false, firstWait, 0]
  let [state, timer] = ['', undefined as NodeJS.Timeout | undefined]
  let opening: TLSSocket | undefined
  const tell = (now: string, facts: Line = {}) => {
    if (now !== state) say({ at: new Date().toISOString(), job: 'syslog', to: `${to.host}:${to.port}`, state: now.split(' ')[0], ...facts })
    state = now
  }

  const open = () => {
    let why = 'closed'
    const one = opening = connect({ ...to, minVersion: 'TLSv1.2', ...(isIP(to.host) ? {} : { servername: to.host }) })
    const gone = () => { if (socket === one) [socket, writing] = [null, false] }
    one.setKeepAlive(true, silence)
    one.setTimeout(silence, () => { if (socket !== one || writing) one.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })) })
    one.resume()
    one.unref() // a command that fails ends all the same
    one.once('secureConnect', () => {
      // in TLS 1.3 a receiver refuses our certificate after this: what is written before it has would be lost
      timer = setTimeout(() => { [socket, wait] = [one, firstWait]; tell('connected', { waiting: queue.length, dropped }); pump() }, Math.min(firstWait, 1000))
    })
    one.once('end', gone)
    one.once('error', (error: NodeJS.ErrnoException) => { why = error.code ?? error.name })
    one.once('close', () => {
      gone()
      clearTimeout(timer)
      if (closing) return
      tell(`away ${why}`, { code: why, waiting: queue.length })
      timer = setTimeout(open, wait)
      timer.unref()
      wait = Math.min(wait * 2, longestWait)
    })
  }

  const pump = () => {
    const [first] = queue
    if (!socket || writing || !first) return
    writing = true
    const through = socket
    through.write(first.frame, (error) => {
      if (error || through !== socket) return // its end follows, and the line is sent again
      writing = false
      queue.shift()
      first.sent?.()
      tellDropped()
      pump()
    })
  }

  const put = (line: Line, sent?: () => void) => void queue.push({ frame: frameOf(line), sent })
  const tellDropped = () => {
    if (dropped === 0 || queue.length >= most) return
    const line = { at: new Date().toISOString(), job: 'syslog', state: 'dropped', dropped }
    dropped = 0
    put(line)
    say(line)
  }

  open()
  return {
    send(line, sent) {
      tellDropped()
      if (closing || queue.length >= most) {
        if (dropped++ === 0) say({ at: new Date().toISOString(), job: 'syslog', state: 'full', waiting: queue.length })
        return false
      }
      put(line, sent)
      pump()
      return true
    },
    waiting: () => queue.length,
    async close() {
      for (let left = 20; left > 0 && socket && queue.length > 0; left--) await new Promise((done) => setTimeout(done, 100))
      closing = true
      clearTimeout(timer)
      if (queue.length > 0) say({ at: new Date().toISOString(), job: 'syslog', state: 'left', waiting: queue.length })
      const last = opening?.ref()
      if (last?.destroyed === false) await new Promise<void>((done) => { last.once('close', () => done()); if (socket) last.end(() => last.destroy()); else last.destroy() })
    }
  }
}

const host = hostname().replace(/[^!-~]/g, '').slice(0, 255) || '-'

/** Facility 10 (security); error 3, warning 4, notice 5. The message is the line as JSON in ASCII, so that every receiver reads it. */
export function frameOf(line: Line): Buffer {
  const { what, refused, at, error, job } = line
  const severity = error !== undefined ? 3 : refused !== undefined || job === 'syslog' || /failed|break-glass|unlinked/.test(String(what)) ? 4 : 5
  const name = String(what ?? job ?? (refused === undefined ? 'fault' : 'refused')).replace(/[^!-~]/g, '').slice(0, 32) || '-'
  const json = JSON.stringify(line).replace(/[^\x20-\x7e]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const message = `<${10 * 8 + severity}>1 ${typeof at === 'string' ? at : '-'} ${host} nhat-the ${process.pid} ${name} - ${json}`
  return Buffer.from(`${Buffer.byteLength(message)} ${message}`)
}
