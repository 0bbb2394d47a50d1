import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { project } from '#app/office.ts'

/** The demonstration served on a data folder, as a process of its own. */
export type Serving = { address: string; port: number; kill(): Promise<void>; stop(): Promise<void> }

/** @param former whose port it takes over, for whoever asks there goes on asking */
export async function serveOn(folder: string, former?: Serving): Promise<Serving> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `${project}src/app/main.ts`, 'serve', '--demo'], {
    env: { ...process.env, NHATTHE_DATA: folder, DATABASE_URL: '', PORT: String(former?.port ?? 0) }, stdio: ['ignore', 'pipe', 'pipe']
  })
  const address = await addressSaidBy(child)
  const end = (signal: NodeJS.Signals) => async () => {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { address, port: Number(new URL(address).port), kill: end('SIGKILL'), stop: end('SIGTERM') }
}

async function addressSaidBy({ stdout, stderr }: ChildProcess): Promise<string> {
  let [said, errors] = ['', '']
  stderr?.setEncoding('utf8').on('data', (text: string) => { errors = (errors + text).slice(-2000) })
  for await (const text of stdout?.setEncoding('utf8').iterator({ destroyOnReturn: false }) ?? []) {
    said += String(text)
    const found = /Nhất Thể: (http:\S+)/.exec(said)?.[1]
    if (found) {
      stdout?.resume()
      return found
    }
  }
  throw new Error(`the server ended: ${errors}`)
}
