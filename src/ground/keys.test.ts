import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { addKey, keyNumbered, keysIn, lastKey, lastNumber, listOf, newKey, readKeys, upTo } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'nhat-the-keys-of-'))
after(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'some.key')

test('a key file is made once, for its owner only; where none is to be made, a file that is not there is told', () => {
  assert.throws(() => keysIn(file, false), { code: 'ENOENT' })
  const keys = keysIn(file)
  assert.deepEqual([lastNumber(keys), lastKey(keys).length, statSync(file).mode & 0o777], [1, 32, 0o600])
  assert.deepEqual(keysIn(file), keys)
})

test('one more key stands below the others, and nothing is left beside the file; comments and capitals are read', () => {
  const [first] = listOf(readKeys(file))
  addKey(file)
  addKey(file)
  const keys = readKeys(file)
  assert.deepEqual([lastNumber(keys), keyNumbered(keys, 1), lastKey(upTo(keys, 1)), readdirSync(folder), statSync(file).mode & 0o777], [3, first, first, ['some.key'], 0o600])
  writeFileSync(file, `# khóa của sổ\r\n\r\n${readFileSync(file, 'utf8').toUpperCase()}`)
  assert.deepEqual(readKeys(file), keys)
  assert.throws(() => keyNumbered(keys, 4), /no key number 4/)
  assert.deepEqual([lastNumber(first!), lastKey(first!)], [1, first], 'a key alone is the first')
})

test('a file that holds no key, half a key or one twice is refused, and no key is added to it', () => {
  const key = newKey()
  for (const wrong of ['', '# nothing\n', key.slice(1), `${key}\nabc\n`]) {
    writeFileSync(file, wrong)
    assert.throws(() => readKeys(file), /not a key of 32 bytes/)
    assert.throws(() => addKey(file))
    assert.equal(readFileSync(file, 'utf8'), wrong)
  }
  writeFileSync(file, `${key}\n${key}\n`)
  assert.throws(() => readKeys(file), /holds a key twice/)
  chmodSync(file, 0o600)
})
