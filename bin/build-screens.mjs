// Builds the screens when a file that went into them has changed since. What went in is what Vite says went in.
import { existsSync, globSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { hashOf, project, record, screensAreBuilt } from './built-screens.mjs'

const always = ['vite.config.ts', 'package-lock.json', 'tsconfig.json', ...globSync(['index.html', 'src/**/*.{css,html,svg,webmanifest}', 'public/**/*.*'], { cwd: project })]

if (!screensAreBuilt()) await build()

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
