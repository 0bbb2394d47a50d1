import { createPublicKey, hash, verify as verifySignature } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

// Verifies an export of the journal and needs nothing but itself: node verify.ts EXPORT [--witness FILE] [--key NAME] [--code CODE]
// The form of the export is in docs/journal.md. A second verifier, written on its own, is public/verify.js.

/** What is wrong first, where (entry or size; 0: the file itself), in two languages. */
export type Wrong = { ok: false; kind: string; at: number; vi: string; en: string }
export type Sound = { ok: true; entries: number; heads: number; witnessed: number; values: number; code: string; keys: string[] }
export type Verdict = Sound | Wrong

/** Beside the export: the text of heads kept elsewhere, the name of the key that must have signed, a code from a printed page. */
export type Beside = { witness?: string; key?: string; code?: string }

const wrong = (kind: string, at: number, vi: string, en: string): Wrong => ({ ok: false, kind, at, vi, en })
const afterTheEnd = wrong('after-the-end', 0, 'Sau dòng kết thúc còn dữ liệu.', 'There is something after the last line.')
const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer')
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 80 bits as sixteen letters. */
function shortOf(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes.subarray(0, 10)) {
    held = held * 256 + byte
    for (bits += 8; bits >= 5; bits -= 5) {
      text += letters[Math.floor(held / 2 ** (bits - 5)) % 32]
      held %= 2 ** (bits - 5)
    }
  }
  return text
}
const nameOf = (key: Uint8Array) => `nhat-the/${shortOf(sha256(key))}`
const codeOf = (root: Uint8Array, size: number) => `${shortOf(root).replace(/(.{4})(?=.)/g, '$1-')}/${size}`

type Head = { name: string; size: number; root: string; signed: string; signer: string; written: string; signature: Buffer; text: string }
const headShape = /(\S+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\nat (\S+)\n\n— (\S+) ([A-Za-z0-9+/]{91}=)\n/g
const headsIn = (text: string): Head[] => [...text.matchAll(headShape)].map(([whole, name = '', size, root = '', , signer = '', signature = '']) =>
  ({ name, size: Number(size), root, signed: whole.slice(0, whole.indexOf('\n\n') + 1), signer, written: signature, signature: Buffer.from(signature, 'base64'), text: whole }))

type Key = { name: string; id: Buffer; verifies(text: string, signature: Uint8Array): boolean }
function keyOf(base64: unknown): Key | null {
  const bytes = typeof base64 === 'string' ? Buffer.from(base64, 'base64') : Buffer.alloc(0)
  if (bytes.length !== 32 || bytes.toString('base64') !== base64) return null
  const name = nameOf(bytes)
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' })
  return { name, id: sha256(Buffer.concat([Buffer.from(`${name}\n\x01`), bytes])).subarray(0, 4), verifies: (text, signature) => verifySignature(null, Buffer.from(text), key, signature) }
}
const signs = (key: Key | undefined, head: Head) =>
  key !== undefined && head.signer === head.name && head.signature.toString('base64') === head.written && head.signature.length === 68 && head.signature.subarray(0, 4).equals(key.id) && key.verifies(head.signed, head.signature.subarray(4))

/** The tree of RFC 6962 as it grows: roots of full subtrees, left to right. */
class Tree {
  size = 0
  readonly peaks: Buffer[] = []
  readonly #leaf = Buffer.alloc(33)
  readonly #node = Buffer.alloc(65)
  constructor() { this.#node[0] = 1 }
  #join(left: Buffer, right: Buffer): Buffer {
    left.copy(this.#node, 1)
    right.copy(this.#node, 33)
    return sha256(this.#node)
  }
  add(entry: Buffer) {
    entry.copy(this.#leaf, 1)
    let node = sha256(this.#leaf)
    for (let size = this.size++; size & 1; size >>>= 1) node = this.#join(this.peaks.pop()!, node)
    this.peaks.push(node)
  }
  root(): Buffer {
    let root = this.peaks.at(-1)
    for (let at = this.peaks.length - 2; at >= 0; at--) root = this.#join(this.peaks[at]!, root!)
    return root ?? sha256(Buffer.alloc(0))
  }
}

const [entryBefore, entryAfter] = [Buffer.from('{"entry":'), Buffer.from(',"hash":"')]
const tailLength = entryAfter.length + 64 + 2
const startShape = /^\{"v":1,"seq":(\d{1,15}),"prev":"([0-9a-f]{64})",/

/** A line of JSON exactly as JSON.stringify writes it: so nothing can be put in that nobody reads. */
function parsed(line: Buffer): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(line.toString())
    return typeof said === 'object' && said !== null && !Array.isArray(said) && JSON.stringify(said) === line.toString() ? said as Record<string, unknown> : null
  } catch {
    return null
  }
}

const hasOnly = (said: object, ...keys: string[]) => Object.keys(said).join() === keys.join()

/** Takes an export line by line; the first thing that is wrong is what it says. */
export class Verifier {
  readonly #beside: Beside
  readonly #tree = new Tree()
  readonly #keys = new Map<string, Key>()
  readonly #expected = new Map<number, string[]>() // roots that witnesses say, by size
  #last = '0'.repeat(64)
  #headSize = 0
  #heads = 0
  #values = 0
  #witnessed = 0
  #state: 'begin' | 'within' | 'ended' = 'begin'
  #code: { size: number; text: string; met: boolean } | null = null

  constructor(beside: Beside = {}) { this.#beside = beside }

  take(line: Buffer): Wrong | null {
    if (this.#state === 'ended') return afterTheEnd
    if (this.#state === 'begin') return this.#begin(line)
    if (line.subarray(0, entryBefore.length).equals(entryBefore)) return this.#entry(line)
    const said = parsed(line)
    if (said && 'value' in said && hasOnly(said, 'value')) return this.#value(said['value'])
    if (said && typeof said['head'] === 'string' && hasOnly(said, 'head')) return this.#head(said['head'])
    if (said && 'end' in said && hasOnly(said, 'end')) return this.#end(said['end'])
    return wrong('line', this.#tree.size + 1, `Sau việc số ${this.#tree.size} có một dòng không hiểu được.`, `After entry ${this.#tree.size} stands a line that is nothing.`)
  }

  #begin(line: Buffer): Wrong | null {
    const said = parsed(line)
    if (said?.['journal'] !== 'nhat-the/1' || !Array.isArray(said['keys']) || !hasOnly(said, 'journal', 'keys')) return wrong('no-export', 0, 'Đây không phải bản xuất nhật ký.', 'This is no export of a journal.')
    for (const each of said['keys']) {
      const key = keyOf(each)
      if (!key) return wrong('key', 0, 'Khóa công khai trong tệp bị hỏng.', 'A public key in the file is damaged.')
      this.#keys.set(key.name, key)
    }
    const { key, witness, code } = this.#beside
    if (key !== undefined && (this.#keys.size !== 1 || !this.#keys.has(key))) return wrong('key', 0, `Nhật ký không do khóa ${key} ký.`, `The journal is not signed by the key ${key}.`)
    this.#state = 'within'
    if (code !== undefined) this.#code = { size: Number(/\/(\d+)$/.exec(code)?.[1] ?? -1), text: code.toUpperCase(), met: false }
    return witness === undefined ? null : this.#hear(witness)
  }

  /** Heads kept elsewhere must be signed by a key of this export. */
  #hear(witness: string): Wrong | null {
    const heads = headsIn(witness)
    if (heads.length === 0) return wrong('witness', 0, 'Tệp làm chứng không có mốc nào.', 'The witness holds no head.')
    for (const head of heads) {
      if (!signs(this.#keys.get(head.name), head)) return wrong('witness-signature', head.size, `Mốc làm chứng ${head.size} không do khóa của bản xuất này ký.`, `The witnessed head ${head.size} is not signed by a key of this export.`)
      this.#expected.set(head.size, [...this.#expected.get(head.size) ?? [], head.root])
    }
    this.#witnessed = heads.length
    return null
  }

  #entry(line: Buffer): Wrong | null {
    const seq = this.#tree.size + 1
    const body = line.subarray(entryBefore.length, line.length - tailLength)
    const start = startShape.exec(body.toString('latin1', 0, 110))
    const given = line.toString('latin1', line.length - 66, line.length - 2)
    if (!start || !line.subarray(line.length - tailLength, line.length - 66).equals(entryAfter) || line.toString('latin1', line.length - 2) !== '"}' || body.at(-1) !== 125)
      return wrong('entry', seq, `Việc số ${seq} không đúng dạng.`, `Entry ${seq} has not the form of an entry.`)
    const found = Number(start[1])
    if (found > seq) return wrong('missing', seq, `Thiếu các việc từ số ${seq} đến ${found - 1}.`, `Entries ${seq} to ${found - 1} are missing.`)
    if (found < seq) return wrong('order', seq, `Ở chỗ việc số ${seq} lại là việc số ${found}.`, `Where entry ${seq} should be stands entry ${found}.`)
    const own = sha256(body)
    if (own.toString('hex') !== given) return wrong('entry', seq, `Việc số ${seq} đã bị sửa.`, `Entry ${seq} was altered.`)
    if (start[2] !== this.#last) return wrong('chain', seq, `Việc số ${seq} không nối với việc trước nó.`, `Entry ${seq} does not follow from the one before.`)
    this.#last = given
    this.#line = line
    this.#tree.add(own)
    return this.#meet()
  }

  #line: Buffer = Buffer.alloc(0)

  /** Whoever witnesses this size must say the same root. */
  #meet(): Wrong | null {
    const size = this.#tree.size
    const roots = this.#expected.get(size)
    if (!roots && this.#code?.size !== size) return null
    const root = this.#tree.root()
    if (roots?.some((each) => each !== root.toString('base64'))) return wrong('witness', size, `Đến việc số ${size}, nhật ký khác với mốc làm chứng.`, `Up to entry ${size} the journal is not what the witness saw.`)
    this.#expected.delete(size)
    if (this.#code?.size === size) this.#code.met = codeOf(root, size) === this.#code.text
    return null
  }

  #value(said: unknown): Wrong | null {
    const seq = this.#tree.size
    const { path, salt, text } = (said ?? {}) as Record<string, unknown>
    this.#values++
    if (seq > 0 && hasOnly(said ?? {}, 'path', 'salt', 'text') && typeof path === 'string' && typeof salt === 'string' && typeof text === 'string' && /^[0-9a-f]{32}$/.test(salt)) {
      const sealed = sha256(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(text)])).toString('hex')
      const [part = '', field = ''] = path.split(/\.(.*)/s)
      const entry = JSON.parse(this.#line.toString()).entry as Record<string, unknown>
      const there = path === 'reason' ? entry['reason'] : ((entry[part] as Record<string, { sealed?: string }> | undefined)?.[field])?.sealed
      if (there === sealed) return null
    }
    return wrong('value', seq, `Một giá trị cá nhân của việc số ${seq} không đúng với dấu băm.`, `A personal value of entry ${seq} is not the one that was sealed.`)
  }

  #head(note: string): Wrong | null {
    const size = this.#tree.size
    const [head] = headsIn(note)
    if (!head || head.text !== note) return wrong('head', size, `Mốc sau việc số ${size} không đúng dạng.`, `The head after entry ${size} has not the form of a head.`)
    if (head.size !== size || size <= this.#headSize) return wrong('head', size, `Mốc ${head.size} đứng sai chỗ, sau việc số ${size}.`, `Head ${head.size} stands in the wrong place, after entry ${size}.`)
    if (!signs(this.#keys.get(head.name), head)) return wrong('signature', size, `Chữ ký của mốc ${size} không đúng.`, `The signature of head ${size} is wrong.`)
    if (head.root !== this.#tree.root().toString('base64')) return wrong('head', size, `Mốc ${size} ký một nhật ký khác.`, `Head ${size} was signed over another journal.`)
    this.#headSize = size
    this.#heads++
    return null
  }

  #end(said: unknown): Wrong | null {
    this.#state = 'ended'
    const { entries, heads } = (said ?? {}) as Record<string, unknown>
    if (!hasOnly(said ?? {}, 'entries', 'heads')) return wrong('line', this.#tree.size, 'Dòng kết thúc không đúng dạng.', 'The last line has not its form.')
    const size = this.#tree.size
    if (entries !== size) return wrong('missing', size + 1, `Bản xuất ghi có ${entries} việc nhưng chỉ có ${size}.`, `The export says ${entries} entries and holds ${size}.`)
    return heads === this.#heads ? null : wrong('head', size, `Bản xuất ghi có ${heads} mốc nhưng có ${this.#heads}.`, `The export says ${heads} heads and holds ${this.#heads}.`)
  }

  /** What follows the last whole line, and the last word on the export. */
  done(rest: Uint8Array = new Uint8Array()): Verdict {
    const size = this.#tree.size
    if (this.#state === 'ended' && rest.length > 0) return afterTheEnd
    if (this.#state !== 'ended') return wrong('cut-off', size + 1, `Tệp bị cắt ngang sau việc số ${size}.`, `The file breaks off after entry ${size}.`)
    const [beyond] = [...this.#expected.keys()].sort((a, b) => b - a)
    if (beyond !== undefined) return wrong('rolled-back', size + 1, `Nhật ký đã bị lùi: mốc làm chứng có ${beyond} việc, ở đây chỉ còn ${size}.`, `The journal was rolled back: ${beyond} entries were witnessed, ${size} are left.`)
    if (this.#headSize !== size) return wrong('unsigned', this.#headSize + 1, `Các việc từ số ${this.#headSize + 1} chưa có mốc ký.`, `No signed head covers the entries from ${this.#headSize + 1}.`)
    if (this.#code && !this.#code.met) return wrong('code', Math.max(0, this.#code.size), `Mã ${this.#code.text} không phải của nhật ký này.`, `The code ${this.#code.text} is not of this journal.`)
    return { ok: true, entries: size, heads: this.#heads, witnessed: this.#witnessed, values: this.#values, code: codeOf(this.#tree.root(), size), keys: [...this.#keys.keys()] }
  }
}

/** Lines end with a newline; what has none was cut. */
export function verifyBytes(bytes: Buffer, beside: Beside = {}): Verdict {
  const verifier = new Verifier(beside)
  for (let from = 0, to = bytes.indexOf(10); from < bytes.length; from = to + 1, to = bytes.indexOf(10, from)) {
    if (to < 0) return verifier.done(bytes.subarray(from))
    const fault = verifier.take(bytes.subarray(from, to))
    if (fault) return fault
  }
  return verifier.done()
}

/** Reads the file once, at constant memory. */
export async function verifyFile(file: string, beside: Beside = {}): Promise<Verdict> {
  const verifier = new Verifier(beside)
  let left: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = left.length ? Buffer.concat([left, chunk]) : chunk
    let from = 0
    for (let to = bytes.indexOf(10); to >= 0; from = to + 1, to = bytes.indexOf(10, from)) {
      const fault = verifier.take(bytes.subarray(from, to))
      if (fault) return fault
    }
    left = bytes.subarray(from)
  }
  return verifier.done(left)
}

export const sayVerdict = (verdict: Verdict): string => (verdict.ok
  ? `OK · ${verdict.entries} việc, ${verdict.heads} mốc ký${verdict.witnessed ? `, ${verdict.witnessed} mốc làm chứng` : ''} · mã ${verdict.code} · khóa ${verdict.keys.join(', ')}
OK · ${verdict.entries} entries, ${verdict.heads} signed heads${verdict.witnessed ? `, ${verdict.witnessed} witnessed` : ''} · code ${verdict.code} · key ${verdict.keys.join(', ')}`
  : `${verdict.vi}\n${verdict.en}`)

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2)
  const option = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
  const [witness, key, code] = [option('--witness'), option('--key'), option('--code')]
  const verdict = await verifyFile(words[0] ?? '', { ...(witness ? { witness: readFileSync(witness, 'utf8') } : {}), ...(key ? { key } : {}), ...(code ? { code } : {}) })
  process.stdout.write(`${sayVerdict(verdict)}\n`)
  process.exitCode = verdict.ok ? 0 : 1
}
