import type { Page } from 'playwright-core'

type Axe = { run(where: Document, options: object): Promise<{ violations: { id: string; help: string; nodes: { html: string; target: unknown[]; failureSummary?: string }[] }[] }> }

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const ofColour = ['color-contrast', 'link-in-text-block']

/**
 * What axe-core finds against WCAG 2.2 AA and best practice, a line each; the page must have been opened with bringAxe.
 * `colours` asks only for the rules that another scheme can break: the document is the same.
 */
export const axeFaults = (page: Page, asked: 'everything' | 'colours'): Promise<string[]> => page.evaluate(async (runOnly) => {
  const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document, { runOnly, resultTypes: ['violations'] })
  return violations.map(({ id, help, nodes }) => `axe ${id} (${help}): ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`).join(' | ')} [${nodes.length}]`)
}, asked === 'everything' ? everything : { type: 'rule', values: ofColour })

/** What every page owes: a title, one heading, no sideways scroll. */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(() => {
  const faults: string[] = []
  const root = document.documentElement
  if (!/\S+ · Nhất Thể$/.test(document.title)) faults.push(`title «${document.title}»`)
  const headings = [...document.querySelectorAll('h1')].filter((heading) => heading.checkVisibility())
  if (headings.length !== 1) faults.push(`${headings.length} h1`)
  if (root.scrollWidth > root.clientWidth) {
    const stickers = [...document.querySelectorAll('main *, header *, section *')].filter((each) => each.getBoundingClientRect().right > root.clientWidth + 1 && each.checkVisibility())
    faults.push(`sideways scroll ${root.scrollWidth} > ${root.clientWidth}: ${stickers.slice(0, 4).map((each) => each.outerHTML.slice(0, 120)).join(' | ')}`)
  }
  return faults
})
