import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { journalRooms } from '#journal/contract.ts'
import { messages } from './messages.ts'
import { messages as first } from './web/messages.ts'
import { messages as more } from './web/more-messages.ts'

const source = fileURLToPath(new URL('../', import.meta.url))

test('every act that is written into the journal has its words, and its room can be filtered by', () => {
  const acts = new Set(globSync('**/*.ts', { cwd: source, exclude: (path) => /\.test\.ts$|testing|given/.test(path) })
    .flatMap((file) => [...readFileSync(`${source}/${file}`, 'utf8').matchAll(/what: ([^,{}\n]*)/g)].flatMap(([, said]) => [...said!.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, act]) => act!))))
  assert.ok(acts.has('people.identify') && acts.has('access.break-glass') && acts.size > 20, [...acts].join(' '))
  assert.deepEqual([...acts].filter((act) => !(act in messages)), [])
  assert.deepEqual([...new Set([...acts].map((act) => act.split('.')[0]!))].filter((room) => !(journalRooms as readonly string[]).includes(room)), [])
})

test('what a room says no with has its sentence on the screens too', () => {
  const shown = { ...first, ...more }
  assert.deepEqual([...new Set(Object.keys(messages).filter((code) => !(code in shown)).map((code) => code.split('.')[0]))].sort(), ['app', 'journal', 'keys', 'legal-rules']) // said by the program alone
})
