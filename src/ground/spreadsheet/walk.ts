/** What a walk over XML meets, by local names ('c' of '<x:c r="A1">'). A tag that closes itself is opened and closed. */
export type Walker = {
  open(name: string, tag: string): void
  text(text: string): void
  close(name: string): void
  /** Takes what starts at a '<' in one step where it knows its form: gives where it ends, -1 to have it met tag by tag. */
  whole?(xml: string, at: number): number
}

/**
 * Walks over XML that comes in pieces and keeps none of it: the tree that a whole parse builds of 400,000 shared texts takes over
 * half a gigabyte. For parts that the guard has passed, so declarations and endless tags are not looked for again.
 */
export class Walk {
  private readonly walker: Walker
  private held: Uint8Array = new Uint8Array(0) // after the last '>': half a letter may end it
  private rest = ''

  constructor(walker: Walker) {
    this.walker = walker
  }

  push(bytes: Uint8Array): void {
    const xml = this.rest + this.decoded(bytes)
    let at = 0
    while (at < xml.length) {
      const start = xml.indexOf('<', at)
      const taken = start === at ? (this.walker.whole?.(xml, at) ?? -1) : -1
      if (taken > 0) {
        at = taken
        continue
      }
      const end = start < 0 ? -1 : endOfMarkup(xml, start)
      if (end < 0) break
      if (start > at) this.walker.text(unescaped(xml.slice(at, start)))
      this.markup(xml, start, end)
      at = end
    }
    this.rest = xml.slice(at)
  }

  /** Up to the last '>', which no letter of several bytes contains. */
  private decoded(bytes: Uint8Array): string {
    const all = Buffer.concat([this.held, bytes])
    const upto = all.lastIndexOf(0x3e) + 1
    this.held = all.subarray(upto)
    return all.toString('utf8', 0, upto)
  }

  private markup(xml: string, start: number, end: number): void {
    const sign = xml.charCodeAt(start + 1)
    if (sign === 0x3f) return
    if (sign === 0x21) {
      if (xml.startsWith('<![CDATA[', start)) this.walker.text(xml.slice(start + 9, end - 3))
      return
    }
    if (sign === 0x2f) return this.walker.close(localName(xml, start + 2))
    const name = localName(xml, start + 1)
    this.walker.open(name, xml.slice(start + 1, end - 1))
    if (xml.charCodeAt(end - 2) === 0x2f) this.walker.close(name)
  }
}

/** After the '>' that ends what starts here, -1 where it has not come yet. A '>' in a quoted value ends nothing. */
function endOfMarkup(xml: string, start: number): number {
  if (xml.charCodeAt(start + 1) === 0x21) {
    if (xml.length < start + 9) return -1
    const mark = xml.startsWith('<!--', start) ? '-->' : ']]>'
    const end = xml.indexOf(mark, start + 4)
    return end < 0 ? -1 : end + 3
  }
  let quoted = 0
  for (let at = start + 1; at < xml.length; at++) {
    const sign = xml.charCodeAt(at)
    if (quoted) {
      if (sign === quoted) quoted = 0
    } else if (sign === 0x22 || sign === 0x27) quoted = sign
    else if (sign === 0x3e) return at + 1
  }
  return -1
}

function localName(xml: string, from: number): string {
  let start = from
  for (let at = from; ; at++) {
    const sign = xml.charCodeAt(at)
    if (sign === 0x3a) start = at + 1
    else if (!(sign > 0x20) || sign === 0x3e || sign === 0x2f) return xml.slice(start, at)
  }
}

/** The value of an attribute without prefix, as it stands (names, numbers and types need no unescaping). */
export function attributeOf(tag: string, name: string): string | undefined {
  if (!tag.includes("'")) {
    const at = tag.indexOf(` ${name}="`)
    if (at >= 0) return tag.slice(at + name.length + 3, tag.indexOf('"', at + name.length + 3))
  }
  for (const [, found, one, two] of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) if (found === name) return one ?? two
  return undefined
}

const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** Text with its entities put in. */
export const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
        name ? (named[name] ?? whole) : String.fromCodePoint(Math.min(0x10ffff, decimal ? Number(decimal) : Number.parseInt(hex, 16))))
    : text
