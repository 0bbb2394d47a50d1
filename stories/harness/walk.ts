import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { testBrowser } from '#ground/testing/browser.ts'
import type { Login, Office } from './office.ts'

export const widths = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

export type Walk = {
  as?: Login | undefined
  width?: keyof typeof widths
  scheme?: 'light' | 'dark'
  /** Troubles that this walk means to meet. Every other one fails it. */
  allows?: RegExp[]
}

type Bring = (context: BrowserContext) => Promise<unknown>

/** One person with a browser of their own. Fails on any error of the page, of its console, or of a request. */
export async function walk(office: Office, how: Walk, story: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const { context, page, troubles } = await open(office, how)
  try {
    await untroubled(office, page, troubles, () => story(page, context))
  } finally {
    await context.close()
  }
}

/** Browsers for many short looks, one look in each at a time: a person's next look takes up the browser that the last one left. */
export function walkers(office: Office, bring: Bring) {
  const idle = new Map<Login | undefined, Awaited<ReturnType<typeof open>>[]>()
  return async (as: Login | undefined, look: (page: Page) => Promise<void>) => {
    const walker = idle.get(as)?.pop() ?? await open(office, { as }, bring)
    await untroubled(office, walker.page, walker.troubles, () => look(walker.page))
    idle.set(as, [...idle.get(as) ?? [], walker])
  }
}

async function open(office: Office, { as, width = 'desk', scheme = 'light', allows = [] }: Walk, bring?: Bring) {
  const context = await (await testBrowser()).newContext({
    baseURL: office.address, viewport: widths[width], colorScheme: scheme, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce', acceptDownloads: true,
  })
  context.setDefaultTimeout(30_000)
  await bring?.(context)
  const troubles: string[] = []
  context.on('page', (page) => watch(page, (trouble) => { if (!allows.some((allowed) => allowed.test(trouble))) troubles.push(trouble) }))
  if (as) await enter(office, context, as)
  return { context, page: await context.newPage(), troubles }
}

async function untroubled(office: Office, page: Page, troubles: string[], story: () => Promise<void>) {
  await story().catch(async (error: unknown) => { throw await told(error, page, [...troubles, ...office.logged.splice(0).map((line) => `server: ${JSON.stringify(line).slice(0, 800)}`)]) })
  assert.deepEqual(troubles, [])
}

export const enter = async (office: Office, context: BrowserContext, login: Login) =>
  context.addCookies([{ name: 'sid', value: await office.sessionOf(login), url: office.address, httpOnly: true, sameSite: 'Lax' }])

function watch(page: Page, tell: (trouble: string) => void) {
  const where = () => new URL(page.url()).pathname
  page.on('pageerror', (error) => tell(`${where()}: ${error.stack ?? error.message}`))
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') tell(`${where()}: ${message.type()}: ${message.text()}`) })
  page.on('response', (reply) => { if (reply.status() >= 400) tell(`${where()}: ${reply.status()} ${reply.request().method()} ${reply.url()}`) })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') tell(`${where()}: ${reason} ${request.method()} ${request.url()}`) // the page itself gave it up
  })
}

/** What the person saw when it went wrong. */
async function told(error: unknown, page: Page, troubles: string[]): Promise<Error> {
  const file = join(mkdtempSync(join(tmpdir(), 'nhat-the-story-')), 'page.png')
  await page.screenshot({ path: file, fullPage: true }).catch(() => {})
  const { message = String(error), stack = '' } = error instanceof Error ? error : {}
  const seen = new Error([message, `at ${page.url()}, picture ${file}`, ...troubles].join('\n'))
  seen.stack = `${seen.message}\n${stack.slice(stack.indexOf(message) + message.length)}`
  return seen
}

/** Waits until nothing is loading or moving: no request, no skeleton, no dimmed answer, no colour on its way to another. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('h1') !== null && !document.querySelector('[aria-busy="true"], [role="status"][aria-label="Đang tải…"]'))
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    await frame()
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    await frame()
  })
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
export const bringAxe = (context: BrowserContext) => context.addInitScript({ path: axeFile })
