// Are the screens built from the files as they stand? Asked at every start, so it needs no package and no newer Node.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('..', import.meta.url))

/** Of each file that went into the screens, its hash. */
export const record = join(project, 'dist', '.built-from.json')

export function screensAreBuilt() {
  try {
    return Object.entries(JSON.parse(readFileSync(record, 'utf8'))).every(([file, hash]) => hashOf(file) === hash)
  } catch {
    return false
  }
}

export const hashOf = (file) => createHash('sha256').update(readFileSync(join(project, file))).digest('hex').slice(0, 16)
