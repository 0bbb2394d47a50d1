import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { project } from './office.ts'

/** What the source must not hold anywhere, found by reading all of it. */
const files = readdirSync(`${project}src`, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => /\.tsx?$/.test(file))
const product = files.filter((file) => !/\.test\.tsx?$|\/testing\/|(^|\/)given\.ts$/.test(file)).map((file) => ({ file, text: readFileSync(`${project}src/${file}`, 'utf8') }))
const having = (shape: RegExp, among = product) => among.filter(({ text }) => shape.test(text)).map(({ file }) => file).sort()
const told = readFileSync(`${project}docs/security.md`, 'utf8')

test('no text becomes a program: no evaluation, no HTML from text, no messages from other windows, no JSONP', () => {
  assert.ok(product.length > 400, String(product.length))
  const shapes = [/\beval\(/, /new Function\(/, /\bvm\b.*from 'node:vm'/, /dangerouslySetInnerHTML/, /\.(inner|outer)HTML\s*=/, /insertAdjacentHTML/, /document\.write/, /setTimeout\(['"`]/, /srcdoc/i, /createElement\(['"]script/]
  for (const shape of shapes) assert.deepEqual(having(shape), [], String(shape))
  const inBrowsers = product.filter(({ text }) => !text.includes("from 'node:worker_threads'")) // threads of the server speak to one another, windows do not
  assert.deepEqual(having(/postMessage|addEventListener\('message'/, inBrowsers), [])
  assert.doesNotMatch(readFileSync(`${project}index.html`, 'utf8'), /<script(?![^>]*\bsrc=)[^>]*>\s*\S|\bon\w+=|https?:\/\//)
})

test('cryptography is used where docs/security.md says and nowhere else, and none that is broken', () => {
  const used = having(/from '(node:crypto|@node-rs\/argon2|otplib|@simplewebauthn\/server|jose|openid-client)'|import\('age-encryption'\)/)
  const inventory = told.split('## 6. ')[1]!.split('## 7. ')[0]!
  assert.deepEqual(used, [...inventory.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file]) => file).sort())
  const broken = /\b(md5|md4|sha1|rc4|des-|3des|bf-|[a-z]+-ecb|aes-\d+-cbc)\b|createCipher\(|createDecipher\(|RSA_PKCS1_PADDING|Math\.random|rejectUnauthorized:\s*false/i
  const published = 'accounts/passwords/leaked.ts' // others publish lists of leaked passwords as SHA-1; it guards nothing here
  assert.deepEqual(having(broken), [published])
  for (const { file, text } of product) for (const [, name] of text.matchAll(/create(?:Hash|Hmac|Cipheriv|Decipheriv)\('([^']+)'/g)) assert.ok(['sha256', 'aes-256-gcm'].includes(name!) || (file === published && name === 'sha1'), `${file} ${name}`)
})

test('every key file is made for its owner only', () => {
  const made = product.flatMap(({ file, text }) => [...text.matchAll(/writeFileSync\(\w+, (?:randomBytes\(|generateKeyPairSync\(|`\$\{newKey\(\)).*$/gm)].map(([line]) => ({ file, line })))
  assert.equal(made.length, 3)
  for (const { file, line } of made) assert.match(line, /flag: 'wx'/, file)
  for (const { file, line } of made) assert.match(line, /mode: 0o[46]00/, file)
})

test('the program reaches the database, the provider of single sign-on and the receiver of the log, and nobody else', () => {
  const server = product.filter(({ file }) => !file.includes('/web/'))
  assert.deepEqual(having(/\bfetch\(|from 'node:(http|https|http2|dgram|dns)'|XMLHttpRequest|WebSocket|EventSource/, server), [])
  assert.deepEqual(having(/from 'node:net'/, server), ['app/commands/serve.ts', 'ground/syslog.ts']) // the one to see whether the port is free, the other whether a name is an address
  assert.deepEqual(having(/from 'node:tls'/, server), ['app/surroundings.ts', 'ground/syslog.ts']) // the one to see whether certificates can be read
  assert.deepEqual(having(/from '(openid-client|jose)'/, server), ['accounts/oidc/provider.ts'])
  const web = product.filter(({ file }) => file.includes('/web/'))
  assert.deepEqual(having(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/, web), ['app/web/kit/figures-page.tsx', 'ground/web/client.ts']) // of this very server
  assert.deepEqual(having(/['"`]https?:\/\/(?!www\.w3\.org)/, web), [])
})

test('other programs are started with their arguments in a list, never through a shell', () => {
  assert.deepEqual(having(/from 'node:child_process'/), ['ground/apart.ts', 'ground/database/cluster.ts', 'ground/database/os-user.ts', 'ground/database/processes.ts'])
  assert.deepEqual(having(/\b(exec|execSync)\(['"`]|import \{[^}]*\b(exec|execSync)\b[^}]*\} from 'node:child_process'|shell: true/), [])
})

test('a regular expression is never made of what somebody typed', () => {
  const made = product.flatMap(({ file, text }) => [...text.matchAll(/new RegExp\(.*$/gm)].map(([line]) => `${file} ${line.match(/\$\{([^}]+)\}/g)?.join('') ?? ''}`.trim()))
  const constants = ['accounts/passwords/guessable.ts', 'app/web/frame.tsx ${screen.path.replace(/:\\w+/g, \'[^/]+\')}', 'ground/spreadsheet/parts.ts ${name}', 'ground/spreadsheet/parts.ts ${name}${name}', 'ground/spreadsheet/widths.ts ${name}']
  assert.deepEqual(made.filter((each) => !/^ground\/(text\/(symbols|secret-mark)|time\/read-day)\.ts/.test(each) && !constants.includes(each)), [])
})

test('the browser keeps nothing of the register: only the language, the colours, and the way back to a page', () => {
  assert.deepEqual(having(/localStorage/), ['ground/web/language.tsx', 'ground/web/scheme.ts'])
  assert.deepEqual(having(/sessionStorage/), ['accounts/web/back-page.tsx', 'accounts/web/sign-in-page.tsx'])
  assert.deepEqual(having(/indexedDB|caches\.open|document\.cookie|serviceWorker/), [])
})

test('what is logged goes where docs/security.md says: to stderr as one JSON line, to the journal, to the log of looks', () => {
  const serving = product.filter(({ file }) => !/^app\/(command|help|progress|demo|office)|\/web\//.test(file))
  assert.deepEqual(having(/console\.|process\.(stderr|stdout)\.write|appendFile|createWriteStream\(/, serving.filter(({ file }) => !/^journal\/(verify|export|heads)\.ts|^privacy\/erasures\.ts|^app\/backups\/keys\.ts|^ground\/(spreadsheet\/reader|reader-process|database\/(register|backup))\.ts/.test(file))), [])
  assert.match(product.find(({ file }) => file === 'app/commands/serve.ts')!.text, /const log = \(line: Record<string, unknown>\) => process\.stderr\.write\(`\$\{JSON\.stringify\(line\)\}\\n`\)/)
  assert.deepEqual(having(/logger: true|pino|winston/), [])
})

test('no secret stands in the source', () => {
  const all = [...product, ...['package.json', 'vite.config.ts', 'index.html', 'README.md'].map((file) => ({ file, text: readFileSync(`${project}${file}`, 'utf8') }))]
  assert.deepEqual(having(/-----BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1[0-9A-Z]{20}|\bAKIA[0-9A-Z]{16}\b|gh[pousr]_\w{30}|eyJ[\w-]{20,}\.eyJ/, all), [])
  const ignored = readFileSync(`${project}.gitignore`, 'utf8')
  assert.match(ignored, /^\/?data\/?$/m) // where the keys are
})

test('every library comes from the one registry at one version with its checksum, and package-lock.json lists them all', () => {
  type Locked = { version?: string; resolved?: string; integrity?: string; link?: boolean }
  const { packages } = JSON.parse(readFileSync(`${project}package-lock.json`, 'utf8')) as { packages: Record<string, Locked> }
  const libraries = Object.entries(packages).filter(([path]) => path !== '')
  assert.ok(libraries.length > 100)
  for (const [path, { version, resolved, integrity, link }] of libraries) {
    assert.ok(!link && /^\d+\.\d+\.\d+/.test(version ?? ''), path)
    assert.ok(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/'), path) // left out: the registry of npm itself
    assert.match(integrity ?? '', /^sha512-/, path)
  }
  assert.doesNotMatch(readFileSync(`${project}.npmrc`, 'utf8'), /registry\s*=(?!true)|git\+|file:/)
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(`${project}package.json`, 'utf8')) as Record<string, Record<string, string>>
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+/, name) // no range
    assert.equal(packages[`node_modules/${name}`]?.version, version, name)
  }
})
