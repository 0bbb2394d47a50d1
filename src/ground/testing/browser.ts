import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { after } from 'node:test'
import { chromium, type Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const places = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/usr/lib/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS', '/Applications/Chromium.app/Contents/MacOS']
const macNames = ['Google Chrome', 'Chromium']

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb']

let launched: Promise<Browser> | undefined

/** One real browser for the test file, closed after it. Without any, the test fails and says what to install. */
export function testBrowser(): Promise<Browser> {
  launched ??= launch()
  return launched
}

after(async () => {
  await (await launched?.catch(() => undefined))?.close()
})

async function launch(): Promise<Browser> {
  const tried: string[] = []
  for (const find of [installed, fromDebian, fromNpm]) {
    const found = await find().catch((error: Error) => void tried.push(error.message.split('\n')[0] ?? ''))
    if (!found) continue
    try {
      return await chromium.launch({ executablePath: found.program, args: [...quiet, ...found.args] })
    } catch (error) {
      tried.push(`${found.program}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
  throw new Error([
    'Không có trình duyệt nào chạy được để kiểm thử: hãy cài Chromium (Debian: apt-get install chromium) hoặc đặt CHROMIUM là đường dẫn tới Chrome.',
    'No browser can run for the tests: install Chromium (Debian: apt-get install chromium) or set CHROMIUM to the path of Chrome.',
    ...tried,
  ].join('\n'))
}

type Found = { program: string; args: string[] }

async function installed(): Promise<Found | undefined> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...places]
  const candidates = [process.env['CHROMIUM'], ...folders.flatMap((folder) => [...names, ...macNames].map((name) => join(folder, name)))]
  const program = candidates.find((file) => file !== undefined && isExecutable(file))
  return program === undefined ? undefined : { program, args: [] }
}

async function fromDebian(): Promise<Found | undefined> {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const words of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']])
    execFileSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return installed()
}

async function fromNpm(): Promise<Found> {
  const { default: packed } = await import('@sparticuz/chromium')
  return { program: await packed.executablePath(), args: packed.args }
}

function isExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
