import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSigner, writeHead } from '../src/journal/checkpoint.ts'
import { emptyFrontier, grow, rootOf } from '../src/journal/merkle.ts'
import { verifyFile } from '../src/journal/verify.ts'
import { inTurns, median, say } from './timing.ts'

/** 1,000,000 entries and a head for each thousand, verified whole; against nothing but SHA-256 over the same bytes. */
const [count, each] = [Number(process.env['ENTRIES'] ?? 1_000_000), 1000]
const folder = mkdtempSync(join(tmpdir(), 'nhat-the-verify-'))
const file = join(folder, 'journal.jsonl')

async function make(): Promise<void> {
  const [signer, frontier, out] = [newSigner(), emptyFrontier(), createWriteStream(file, { highWaterMark: 1 << 22 })]
  out.write(`${JSON.stringify({ journal: 'nhat-the/1', keys: [signer.publicKey.toString('base64')] })}\n`)
  let prev = '0'.repeat(64)
  for (let seq = 1; seq <= count; seq++) {
    const entry = `{"v":1,"seq":${seq},"prev":"${prev}","at":"2026-11-25T05:06:07.${String(seq % 1e6).padStart(6, '0')}Z","account":${seq % 97},"session":${seq % 9973},"actor":"Lý Thị Mây","what":"posts.appoint","units":[${seq % 90000}],"people":[${seq % 300000}],"subject":"appointments/${seq}","basis":"papers/${seq % 700}","reason":null,"facts":{"from": "2026-11-25", "kind": "village_head", "number": ${seq}, "interim": false},"before":{},"after":{"from": "2026-11-25", "until": null, "holder": ${seq % 300000}},"request":"3f0c2a4e-5b1d-4a8e-9a40-1d2c3b4a5f6e"}`
    const hash = createHash('sha256').update(entry).digest()
    prev = hash.toString('hex')
    grow(frontier, hash)
    let lines = `{"entry":${entry},"hash":"${prev}"}\n`
    if (seq % each === 0 || seq === count) lines += `${JSON.stringify({ head: writeHead({ size: seq, root: rootOf(frontier), at: '2026-11-25T05:07:00.000Z' }, signer) })}\n`
    if (!out.write(lines)) await once(out, 'drain')
  }
  out.end(`${JSON.stringify({ end: { entries: count, heads: Math.ceil(count / each) } })}\n`)
  await once(out, 'close')
}

async function plain(): Promise<void> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  hash.digest()
}

async function verified(): Promise<void> {
  const verdict = await verifyFile(file)
  if (!verdict.ok || verdict.entries !== count) throw new Error(JSON.stringify(verdict))
}

/** Seconds that the processor worked for us, whatever else it had to do. */
const cpu: Record<string, number[]> = {}
const spent = (work: () => Promise<void>) => async () => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  ;(cpu[work.name] ??= []).push((user + system) / 1e6)
}

try {
  say(`making ${count} entries`)
  await make()
  const taken = await inTurns(3, { verified: spent(verified), plain: spent(plain) })
  const worked = (name: 'verified' | 'plain') => median(cpu[name]!)
  console.log(`## Verifying the journal

${count.toLocaleString('en')} entries and ${Math.ceil(count / each).toLocaleString('en')} signed heads, ${Math.round(statSync(file).size / 2 ** 20)} MiB, from the file; medians of 3 rounds in turns.

| | seconds | of them worked | of plain SHA-256 |
|---|---:|---:|---:|
| SHA-256 over the same bytes, nothing else | ${(taken.plain / 1000).toFixed(1)} | ${worked('plain').toFixed(1)} | 1.0 |
| \`nhat-the verify\` | ${(taken.verified / 1000).toFixed(1)} | ${worked('verified').toFixed(1)} | ${(worked('verified') / worked('plain')).toFixed(1)} |`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
