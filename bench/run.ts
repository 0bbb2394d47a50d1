/** Every bench in turn, each in a process of its own, and bench/RESULTS.md written anew: npm run bench. One alone: bin/node24 bench/figures.ts */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { say } from './timing.ts'

const benches = ['figures', 'growth', 'http', 'rest', 'import', 'search', 'scoped', 'kills', 'verify', 'keeping', 'feasible'] as const
const results = new URL('RESULTS.md', import.meta.url)

const asked = process.argv.slice(2)
const chosen = benches.filter((name) => asked.length === 0 || asked.includes(name))
const before = sectionsIn(results)
let failed = false
for (const name of chosen) {
  say(`— ${name}`)
  const load = loadavg()[0] ?? 0
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL(`${name}.ts`, import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed, code] = await Promise.all([text(child.stdout), new Promise<number | null>((resolve) => child.once('exit', resolve))])
  if (code !== 0) {
    failed = true
    say(`${name} ended with ${code}; its former results stay`)
    continue
  }
  process.stdout.write(printed)
  before.set(name, `${stamp(load)}\n\n${printed.startsWith('## ') ? printed : `## ${name[0]?.toUpperCase()}${name.slice(1)}\n\n\`\`\`\n${printed.trim()}\n\`\`\``}`.trim())
}
writeFileSync(results, `# Results

Written by \`npm run bench\`. Ratios are of things measured in turns in one go; times alone say little, for they are those of one machine as it was.

${benches.flatMap((name) => before.get(name) ?? []).map((section, i) => `<!-- ${benches.filter((name) => before.has(name))[i]} -->\n${section}`).join('\n\n')}
`)
process.exitCode = failed ? 1 : 0

/** What machine, when, and how busy it was with other things when the bench began. */
function stamp(load: number): string {
  const when = new Date().toISOString().slice(0, 16).replace('T', ' ')
  return `_${when} UTC · ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()} · Node ${process.versions.node} · load at the start ${load.toFixed(1)}_`
}

/** A bench that is not run now keeps the section it had. */
function sectionsIn(file: URL): Map<string, string> {
  try {
    const parts = readFileSync(file, 'utf8').split(/<!-- (\w+) -->\n/).slice(1)
    return new Map(parts.flatMap((part, i) => (i % 2 === 0 ? [[part, (parts[i + 1] ?? '').trim()] as const] : [])))
  } catch {
    return new Map()
  }
}
