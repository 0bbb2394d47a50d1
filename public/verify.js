'use strict'
// The second verifier of a journal's export, for a browser; written on its own, from docs/journal.md. It sends nothing anywhere.
// verifyJournal(bytes, { witness, key, code }) -> { ok, at, vi, en } or { ok, entries, heads, code, keys }

;(() => {
  const utf8 = new TextEncoder()
  const text = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const unhex = (digits) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16))
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes))
  const unbase64 = (letters) => {
    try {
      const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
      return base64(bytes) === letters ? bytes : null // one way of writing only
    } catch {
      return null
    }
  }
  const joined = (...parts) => {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
    let at = 0
    for (const part of parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }
  const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

  /** Sixteen letters of five bits each, by big whole numbers. */
  const short = (bytes) => {
    let number = 0n
    for (const byte of bytes.slice(0, 10)) number = (number << 8n) | BigInt(byte)
    let letters = ''
    for (let place = 75n; place >= 0n; place -= 5n) letters += '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number((number >> place) & 31n)]
    return letters
  }
  const printed = (root, size) => `${[0, 4, 8, 12].map((from) => short(root).slice(from, from + 4)).join('-')}/${size}`

  class Wrong extends Error {
    constructor(at, vi, en) {
      super(en)
      this.verdict = { ok: false, at, vi, en }
    }
  }
  const stop = (at, vi, en) => { throw new Wrong(at, vi, en) }

  /** The tree by its definition in RFC 6962: split at the greatest power of two; full subtrees are remembered. */
  class Tree {
    constructor(leaves) {
      this.leaves = leaves
      this.full = new Map()
    }
    async root(from, to) {
      const count = to - from
      if (count === 0) return sha256(new Uint8Array())
      if (count === 1) return this.leaves[from]
      const name = `${from}:${to}`
      if (this.full.has(name)) return this.full.get(name)
      let half = 1
      while (half * 2 < count) half *= 2
      const node = await sha256(joined([1], await this.root(from, from + half), await this.root(from + half, to)))
      if (half * 2 === count) this.full.set(name, node)
      return node
    }
  }

  async function readKeys(list) {
    const keys = new Map()
    for (const written of list) {
      const raw = typeof written === 'string' ? unbase64(written) : null
      if (!raw || raw.length !== 32) stop(0, 'Khóa công khai trong tệp bị hỏng.', 'A public key in the file is damaged.')
      const name = `nhat-the/${short(await sha256(raw))}`
      const id = (await sha256(joined(utf8.encode(`${name}\n`), [1], raw))).slice(0, 4)
      keys.set(name, { id, key: await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']) })
    }
    return keys
  }

  const headForm = /^([^\s]+)\n([0-9]{1,15})\n([A-Za-z0-9+/]{43}=)\nat ([^\s]+)\n\n— ([^\s]+) ([A-Za-z0-9+/=]+)\n$/
  const readHead = (note) => {
    const parts = headForm.exec(note)
    return parts && { name: parts[1], size: Number(parts[2]), root: parts[3], signer: parts[5], signature: parts[6], signed: note.split('\n\n')[0] + '\n' }
  }
  async function isSigned(head, keys) {
    const known = keys.get(head.name)
    const bytes = unbase64(head.signature)
    if (!known || head.signer !== head.name || !bytes || bytes.length !== 68 || hex(bytes.slice(0, 4)) !== hex(known.id)) return false
    return crypto.subtle.verify({ name: 'Ed25519' }, known.key, bytes.slice(4), utf8.encode(head.signed))
  }

  /** The lines that end; of one that is no UTF-8 the letters that are left, which no form fits. @returns rest: bytes behind the last line */
  function linesOf(bytes) {
    const lines = []
    let from = 0
    for (let to = bytes.indexOf(10); to >= 0; from = to + 1, to = bytes.indexOf(10, from)) {
      const line = bytes.subarray(from, to)
      try {
        lines.push(text(line))
      } catch {
        lines.push(`\ufffd${new TextDecoder().decode(line)}`)
      }
    }
    return { lines, rest: bytes.length - from }
  }

  /** A line that is JSON in its one way of writing, with just these fields. */
  const plain = (line, fields) => {
    let value
    try {
      value = JSON.parse(line)
    } catch {
      return null
    }
    return value && typeof value === 'object' && JSON.stringify(value) === line && Object.keys(value).join() === fields ? value : null
  }

  const fields = 'v,seq,prev,at,account,session,actor,what,units,people,subject,basis,reason,facts,before,after,request'

  /** An entry's line: what was hashed stands between the two names, byte for byte. */
  function readEntry(line, expected) {
    const tail = line.length - 75
    const bad = () => stop(expected, `Việc số ${expected} không đúng dạng.`, `Entry ${expected} has not the form of an entry.`)
    const hash = /^,"hash":"([0-9a-f]{64})"\}$/.exec(line.slice(tail))
    if (!line.startsWith('{"entry":') || !hash) bad()
    const body = line.slice(9, tail)
    const begins = /^\{"v":1,"seq":([0-9]{1,15}),"prev":"([0-9a-f]{64})",/.exec(body)
    if (!begins || !body.endsWith('}')) bad()
    return { body, hash: hash[1], seq: Number(begins[1]), prev: begins[2] }
  }

  async function judge(bytes, { witness, key, code }) {
    const { lines, rest } = linesOf(bytes)
    if (lines.length === 0) stop(1, 'Tệp bị cắt ngang ở dòng đầu.', 'The file breaks off in its first line.')
    const begin = plain(lines[0] ?? '', 'journal,keys')
    if (!begin || begin.journal !== 'nhat-the/1' || !Array.isArray(begin.keys)) stop(0, 'Đây không phải bản xuất nhật ký.', 'This is no export of a journal.')
    const keys = await readKeys(begin.keys)
    if (key && (keys.size !== 1 || !keys.has(key))) stop(0, `Nhật ký không do khóa ${key} ký.`, `The journal is not signed by the key ${key}.`)
    const witnessed = await readWitness(witness, keys)

    const entries = [] // { body, hash, seq, prev, own }
    const steps = [] // what stands in the file after which entry
    let ended = null
    let firstWrong = null
    for (const [at, line] of lines.entries()) {
      if (at === 0) continue
      try {
        if (ended) stop(0, 'Sau dòng kết thúc còn dữ liệu.', 'There is something after the last line.')
        if (line.startsWith('{"entry":')) entries.push(readEntry(line, entries.length + 1))
        else if (line.startsWith('{"head":')) steps.push({ kind: 'head', after: entries.length, line })
        else if (line.startsWith('{"value":')) steps.push({ kind: 'value', after: entries.length, line })
        else if (line.startsWith('{"end":')) ended = { line, after: entries.length }
        else stop(entries.length + 1, `Sau việc số ${entries.length} có một dòng không hiểu được.`, `After entry ${entries.length} stands a line that is nothing.`)
      } catch (error) {
        firstWrong = error // what stands before it is judged first
        break
      }
    }
    await hashAll(entries)
    const leaves = []
    for (let from = 0; from < entries.length; from += 2000)
      leaves.push(...await Promise.all(entries.slice(from, from + 2000).map(({ own }) => sha256(joined([0], own)))))
    const tree = new Tree(leaves)
    let [stepAt, heads, headSize, codeMet] = [0, 0, 0, false]
    for (let size = 0; size <= entries.length; size++) {
      if (size > 0) {
        checkEntry(entries[size - 1], size, size > 1 ? entries[size - 2].hash : '0'.repeat(64))
        for (const root of witnessed.get(size) ?? [])
          if (root !== base64(await tree.root(0, size))) stop(size, `Đến việc số ${size}, nhật ký khác với mốc làm chứng.`, `Up to entry ${size} the journal is not what the witness saw.`)
        if (code && code.endsWith(`/${size}`)) codeMet = code.toUpperCase() === printed(await tree.root(0, size), size)
      }
      for (; stepAt < steps.length && steps[stepAt].after === size; stepAt++) {
        const { kind, line } = steps[stepAt]
        if (kind === 'value') await checkValue(line, entries[size - 1], size)
        else {
          const said = plain(line, 'head')
          const head = typeof said?.head === 'string' ? readHead(said.head) : null
          if (!head) stop(said ? size : size + 1, `Mốc sau việc số ${size} không đúng dạng.`, `The head after entry ${size} has not the form of a head.`)
          if (head.size !== size || size <= headSize) stop(size, `Mốc ${head.size} đứng sai chỗ, sau việc số ${size}.`, `Head ${head.size} stands in the wrong place, after entry ${size}.`)
          if (!await isSigned(head, keys)) stop(size, `Chữ ký của mốc ${size} không đúng.`, `The signature of head ${size} is wrong.`)
          if (head.root !== base64(await tree.root(0, size))) stop(size, `Mốc ${size} ký một nhật ký khác.`, `Head ${size} was signed over another journal.`)
          headSize = size
          heads++
        }
      }
    }
    const size = entries.length
    if (ended) checkEnd(ended.line, size, heads)
    if (firstWrong) throw firstWrong
    if (!ended) stop(size + 1, `Tệp bị cắt ngang sau việc số ${size}.`, `The file breaks off after entry ${size}.`)
    if (rest > 0) stop(0, 'Sau dòng kết thúc còn dữ liệu.', 'There is something after the last line.')
    const most = Math.max(0, ...witnessed.keys())
    if (most > size) stop(size + 1, `Nhật ký đã bị lùi: mốc làm chứng có ${most} việc, ở đây chỉ còn ${size}.`, `The journal was rolled back: ${most} entries were witnessed, ${size} are left.`)
    if (headSize !== size) stop(headSize + 1, `Các việc từ số ${headSize + 1} chưa có mốc ký.`, `No signed head covers the entries from ${headSize + 1}.`)
    if (code && !codeMet) stop(Number(/\/(\d+)$/.exec(code)?.[1] ?? 0), `Mã ${code} không phải của nhật ký này.`, `The code ${code} is not of this journal.`)
    return { ok: true, entries: size, heads, code: printed(await tree.root(0, size), size), keys: [...keys.keys()] }
  }

  async function hashAll(entries) {
    for (let from = 0; from < entries.length; from += 2000)
      await Promise.all(entries.slice(from, from + 2000).map(async (entry) => { entry.own = await sha256(utf8.encode(entry.body)) }))
  }

  function checkEntry({ body, hash, seq, prev, own }, expected, last) {
    if (seq > expected) stop(expected, `Thiếu các việc từ số ${expected} đến ${seq - 1}.`, `Entries ${expected} to ${seq - 1} are missing.`)
    if (seq < expected) stop(expected, `Ở chỗ việc số ${expected} lại là việc số ${seq}.`, `Where entry ${expected} should be stands entry ${seq}.`)
    if (hex(own) !== hash) stop(expected, `Việc số ${expected} đã bị sửa.`, `Entry ${expected} was altered.`)
    if (prev !== last) stop(expected, `Việc số ${expected} không nối với việc trước nó.`, `Entry ${expected} does not follow from the one before.`)
    const names = (() => { try { return Object.keys(JSON.parse(body)).join() } catch { return '' } })()
    if (names !== fields) stop(expected, `Việc số ${expected} không đúng dạng.`, `Entry ${expected} has not the form of an entry.`)
  }

  async function checkValue(line, entry, size) {
    const value = plain(line, 'value')?.value
    const inEntry = value && entry ? JSON.parse(entry.body) : null
    const path = typeof value?.path === 'string' ? value.path : ''
    const dot = path.indexOf('.')
    const sealed = path === 'reason' ? inEntry?.reason : inEntry?.[path.slice(0, dot)]?.[path.slice(dot + 1)]?.sealed
    const whole = inEntry && Object.keys(value).join() === 'path,salt,text' && /^[0-9a-f]{32}$/.test(value.salt) && typeof value.text === 'string'
    if (!whole || hex(await sha256(joined(unhex(value.salt), utf8.encode(value.text)))) !== sealed)
      stop(plain(line, 'value') ? size : size + 1, `Một giá trị cá nhân của việc số ${size} không đúng với dấu băm.`, `A personal value of entry ${size} is not the one that was sealed.`)
  }

  function checkEnd(line, size, heads) {
    const end = plain(line, 'end')?.end
    if (!end) stop(size + 1, `Sau việc số ${size} có một dòng không hiểu được.`, `After entry ${size} stands a line that is nothing.`)
    if (Object.keys(end).join() !== 'entries,heads') stop(size, 'Dòng kết thúc không đúng dạng.', 'The last line has not its form.')
    if (end.entries !== size) stop(size + 1, `Bản xuất ghi có ${end.entries} việc nhưng chỉ có ${size}.`, `The export says ${end.entries} entries and holds ${size}.`)
    if (end.heads !== heads) stop(size, `Bản xuất ghi có ${end.heads} mốc nhưng có ${heads}.`, `The export says ${end.heads} heads and holds ${heads}.`)
  }

  async function readWitness(witness, keys) {
    const roots = new Map()
    if (witness === undefined) return roots
    const notes = witness.match(/\S+\n\d{1,15}\n\S{44}\nat \S+\n\n— \S+ \S+\n/g) ?? []
    if (notes.length === 0) stop(0, 'Tệp làm chứng không có mốc nào.', 'The witness holds no head.')
    for (const note of notes) {
      const head = readHead(note)
      if (!head || !await isSigned(head, keys)) stop(head?.size ?? 0, 'Một mốc làm chứng không do khóa của bản xuất này ký.', 'A witnessed head is not signed by a key of this export.')
      roots.set(head.size, [...roots.get(head.size) ?? [], head.root])
    }
    return roots
  }

  globalThis.verifyJournal = async (bytes, beside = {}) => {
    try {
      return await judge(bytes, beside)
    } catch (error) {
      if (error instanceof Wrong) return error.verdict
      throw error
    }
  }

  // ——— the page
  if (typeof document === 'undefined') return
  const at = (id) => document.getElementById(id)
  const say = (state, lines) => {
    at('verdict').className = state
    at('verdict').replaceChildren(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })))
  }
  at('form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const file = at('export').files[0]
    if (!file) return say('bad', ['Hãy chọn tệp nhật ký đã xuất.', 'Choose the exported file.'])
    if (!globalThis.crypto?.subtle) return say('bad', ['Trình duyệt chỉ tính được dấu băm khi trang mở bằng https hoặc từ ổ đĩa.', 'The browser can compute hashes only over https or from disk.'])
    say('busy', ['Đang kiểm …', 'Verifying …'])
    try {
      const witness = at('witness').files[0]
      const verdict = await globalThis.verifyJournal(new Uint8Array(await file.arrayBuffer()), {
        ...(witness ? { witness: await witness.text() } : {}), ...(at('key').value.trim() ? { key: at('key').value.trim() } : {}), ...(at('code').value.trim() ? { code: at('code').value.trim() } : {}),
      })
      if (verdict.ok) say('good', [`Nguyên vẹn: ${verdict.entries} việc, ${verdict.heads} mốc ký.`, `Mã ${verdict.code} · khóa ${verdict.keys.join(', ')}`, `Sound: ${verdict.entries} entries, ${verdict.heads} signed heads.`])
      else say('bad', [verdict.vi, verdict.en])
    } catch (error) {
      say('bad', ['Trình duyệt này không kiểm được chữ ký Ed25519; hãy dùng bản mới hơn.', `This browser could not verify: ${error.message}`])
    }
  })
})()
