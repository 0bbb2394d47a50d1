// Builds the screens when a file that went into them has changed since. What went in is what Vite says went in.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('..', import.meta.url))
const record = join(project, 'dist', '.built-from.json')
const always = ['vite.config.ts', 'package-lock.json', 'tsconfig.json', ...globSync(['index.html', 'src/**/*.{css,html,svg,webmanifest}', 'public/**/*.*'], { cwd: project })]

if (!isUpToDate()) await build()

function isUpToDate() {
  try {
    return Object.entries(JSON.parse(readFileSync(record, 'utf8'))).every(([file, hash]) => hashOf(file) === hash)
  } catch {
    return false
  }
}

async function build() {
  process.stderr.write('Đang dựng màn hình … Building the screens …\n')
  const vite = await import('vite')
  const seen = new Set(always)
  await vite.build({ root: project, logLevel: 'warn', plugins: [notedIn(seen)] })
  const sources = [...seen].filter((file) => existsSync(join(project, file))).sort()
  writeFileSync(record, JSON.stringify(Object.fromEntries(sources.map((file) => [file, hashOf(file)]))))
}

/** The modules of the project that Vite read, in any of the bundles it makes. */
function notedIn(seen) {
  return {
    name: 'noted-sources',
    moduleParsed: ({ id }) => {
      const file = relative(project, id.split('?')[0])
      if (!file.startsWith('..') && !file.startsWith('node_modules') && !file.includes('\0')) seen.add(file)
    },
  }
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(join(project, file))).digest('hex').slice(0, 16)
}
