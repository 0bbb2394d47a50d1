import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type HouseFile, type Rule, judge } from './house.ts'

const top = fileURLToPath(new URL('../../', import.meta.url))

test('the house is in order', () => {
  const faults = judge(filesOf(top))
  assert.deepEqual(faults.map(({ file, rule, says }) => `${rule}: ${file}: ${says}`), [])
})

const goodHouse: HouseFile[] = [
  { file: 'src/ground/README.md', text: '# Ground' },
  { file: 'src/ground/database/database.ts', text: "import pg from 'pg'\nexport const open = () => pg" },
  { file: 'src/units/README.md', text: '# Units, see [ground](../ground/README.md)' },
  { file: 'src/units/schema.sql', text: 'create table unit (id int);' },
  { file: 'src/units/store.ts', text: "import { open } from '#ground/database/database.ts'\nexport const add = () => `insert into unit (id) values (1)`" },
  { file: 'src/units/public.ts', text: "export { add } from './store.ts'" },
  { file: 'src/posts/README.md', text: '# Posts' },
  { file: 'src/posts/schema.sql', text: 'create table appointment (id int);' },
  { file: 'src/posts/store.ts', text: "import { add } from '#units/public.ts'\nexport const put = () => `update appointment a set id = 1`" },
  { file: 'src/posts/web/page.tsx', text: "import type { open } from '#ground/database/database.ts'\nexport const Page = () => null" },
  { file: 'docs/glossary.md', text: '`ground` `units` `unit` `posts` `appointment`' }
]

test('a good house has no fault', () => assert.deepEqual(judge(goodHouse), []))

const breaches: { of: Rule; when: string; with: HouseFile }[] = [
  { of: 'floor', when: 'a room leans upward', with: { file: 'src/units/bad.ts', text: "import { put } from '#posts/public.ts'" } },
  { of: 'floor', when: 'a room borrows a type from above', with: { file: 'src/units/bad.ts', text: "import type { Post } from '#posts/public.ts'" } },
  { of: 'floor', when: 'a room leans on one of its own floor', with: { file: 'src/units/bad.ts', text: "import { who } from '../people/public.ts'" } },
  { of: 'floor', when: 'a room loads an upper one later', with: { file: 'src/units/bad.ts', text: "const posts = await import('#posts/public.ts')" } },
  { of: 'floor', when: 'the ground learns a word of the field', with: { file: 'src/ground/bad.ts', text: "export { add } from '#units/public.ts'" } },
  { of: 'floor', when: 'a room stands on no floor', with: { file: 'src/gardens/store.ts', text: '' } },
  { of: 'door', when: 'a room enters another by the window', with: { file: 'src/posts/bad.ts', text: "import { add } from '#units/store.ts'" } },
  { of: 'door', when: 'the app enters a room by the window', with: { file: 'src/app/bad.ts', text: "import { add } from '#units/store.ts'" } },
  { of: 'browser', when: 'web code reaches the database', with: { file: 'src/units/web/bad.tsx', text: "import { add } from '../public.ts'" } },
  { of: 'browser', when: 'web code loads node', with: { file: 'src/units/web/bad.tsx', text: "import { readFile } from 'node:fs/promises'" } },
  { of: 'keys', when: 'a number is typed with letter keys', with: { file: 'src/units/web/bad.tsx', text: "numberOf(form, 'households')\n<TextField name=\"households\" label={say(words.households)} />" } },
  { of: 'own-tables', when: "a room writes another's table", with: { file: 'src/posts/bad.ts', text: 'sql`insert into unit (id) values (${id})`' } },
  { of: 'own-tables', when: "a room changes another's table", with: { file: 'src/posts/bad.ts', text: 'sql`update unit u\n  set id = 1`' } },
  { of: 'own-tables', when: "a room copies into another's table", with: { file: 'src/posts/bad.ts', text: "copyRows(tx, 'unit (id)', rows)" } },
  { of: 'own-tables', when: "a schema empties another's table", with: { file: 'src/posts/migrations/0002-x.sql', text: 'truncate unit;' } },
  { of: 'size', when: 'a file grows past 300 lines', with: { file: 'src/units/long.ts', text: '//\n'.repeat(301) } },
  { of: 'name', when: 'a file is a drawer', with: { file: 'src/units/date-utils.ts', text: '' } },
  { of: 'export', when: 'a file exports something nameless', with: { file: 'src/units/bad.ts', text: 'export default 1' } },
  { of: 'export', when: 'a file is a barrel', with: { file: 'src/units/bad.ts', text: "export * from './store.ts'" } },
  { of: 'readme', when: 'a room does not say what it is', with: { file: 'src/people/store.ts', text: '' } },
  { of: 'glossary', when: 'a table is missing from the glossary', with: { file: 'src/people/schema.sql', text: 'create table person (id int);' } },
  { of: 'link', when: 'a document links to nothing', with: { file: 'docs/guide.md', text: '[here](gone.md)' } }
]

for (const { of, when, with: extra } of breaches)
  test(`the judge objects (${of}) when ${when}`, () => {
    const faults = judge([...goodHouse, extra])
    assert.ok(faults.some((fault) => fault.rule === of && fault.file.startsWith(extra.file.replace(/\/[^/]*$/, ''))), JSON.stringify(faults))
  })

function filesOf(at: string): HouseFile[] {
  const left = new Set(['node_modules', 'dist', 'data', '.git'])
  const kept = /\.(ts|tsx|css|sql|md|png|json|csv|topojson|xlsx|mjs|txt)$|\/(LICENSE|NOTICE|nhat-the)$/
  const text = /\.(ts|tsx|css|sql|md)$/
  return readdirSync(at, { withFileTypes: true })
    .filter((entry) => !left.has(entry.name))
    .flatMap((entry): HouseFile[] => {
      const path = join(at, entry.name)
      if (entry.isDirectory()) return filesOf(path)
      return kept.test(path) ? [{ file: relative(top, path).replaceAll('\\', '/'), text: text.test(path) ? readFileSync(path, 'utf8') : '' }] : []
    })
}
