import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startTestServer } from './test-server.ts'

/** npm test: the types, then every test. npm run t -- FILES: these tests only. The last line says how many passed and failed. */
const project = fileURLToPath(new URL('../../..', import.meta.url))
const [mode, ...asked] = process.argv.slice(2)
const onlySome = mode === '--only'
const files = globSync(onlySome ? asked : ['src/**/*.test.ts', 'stories/**/*.test.ts'], { cwd: project, exclude: (path) => /node_modules/.test(path) })
if (files.length === 0) {
  console.error('Không có tệp kiểm thử nào. There is no such test file.')
  process.exit(1)
}

const typesAreSound = onlySome || await typesCheck()
const server = await startTestServer()
const counted = { passed: 0, failed: 0 }
let stopping: Promise<void> | undefined
const stop = () => (stopping ??= server.stop())
const aborted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => { aborted.abort(); void stop().then(() => process.exit(130)) })

const tests = run({
  cwd: project,
  files: files.sort(),
  concurrency: Math.max(2, availableParallelism()),
  timeout: 10 * 60_000,
  signal: aborted.signal,
  execArgv: ['--disable-warning=ExperimentalWarning'],
  env: { ...process.env, ...server.env, NODE_COMPILE_CACHE: join(project, 'node_modules', '.cache', 'nhat-the') }, // each file, and each program it starts, reads the same sources
})
tests.on('test:pass', ({ details }) => { if (details.type !== 'suite') counted.passed++ })
tests.on('test:fail', ({ details }) => { if (details.type !== 'suite') counted.failed++ })
tests.on('end', () => void finish())
tests.compose(spec()).pipe(process.stdout)

async function finish() {
  await stop()
  if (!typesAreSound) counted.failed++
  process.stdout.write('', () => {
    setImmediate(() => {
      console.log(`${counted.passed} passed, ${counted.failed} failed`)
      process.exitCode = counted.failed === 0 && counted.passed > 0 ? 0 : 1
    })
  })
}

async function typesCheck() {
  const child = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit'], { cwd: project, stdio: 'inherit' })
  return new Promise<boolean>((resolve) => child.once('exit', (code) => resolve(code === 0)))
}
