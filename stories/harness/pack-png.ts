import { deflateSync, inflateSync, crc32 } from 'node:zlib'

/**
 * A screenshot (8-bit RGB or RGBA, not interlaced) as a PNG of at most 256 colours: flat screens lose nothing that is seen, and weigh a third.
 */
export function packPng(bytes: Buffer): Buffer {
  const { width, height, pixels, channels } = readPng(bytes)
  const colours = paletteOf(pixels, channels)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0, at = 0, out = 0; y < height; y++) {
    rows[out++] = 0
    for (let x = 0; x < width; x++, at += channels) rows[out++] = colours.indexOf(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', colours.palette), chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))])
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

function readPng(bytes: Buffer) {
  const [width, height, colourType] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25]]
  const channels = colourType === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return { width, height, channels, pixels: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels) }
}

/** Each line of a PNG is written as differences to the left and above (PNG 1.2, section 6). */
function unfiltered(raw: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= channels ? out[at - channels]! : 0
      const above = y > 0 ? out[at - stride]! : 0
      const corner = x >= channels && y > 0 ? out[at - stride - channels]! : 0
      out[at] = raw[y * (stride + 1) + 1 + x]! + predicted(filter, left, above, corner)
    }
  }
  return out
}

function predicted(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

/** The colours that fill most of the picture stay exactly as they are; the many of letters' edges go to the nearest. */
function paletteOf(pixels: Uint8Array, channels: number) {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = (pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const byUse = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour)
  const kept = byUse.slice(0, EXACT)
  const coarse = new Set(byUse.slice(EXACT).map((colour) => colour & 0xe0e0e0 | 0x101010))
  const colours = [...kept, ...[...coarse].slice(0, 256 - kept.length)].map((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const)
  const places = new Map(kept.map((colour, place) => [colour, place]))
  const nearest = (red: number, green: number, blue: number) => {
    const distances = colours.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2)
    return distances.indexOf(Math.min(...distances))
  }
  const indexOf = (red: number, green: number, blue: number) => {
    const colour = (red << 16) | (green << 8) | blue
    const place = places.get(colour) ?? nearest(red, green, blue)
    places.set(colour, place)
    return place
  }
  return { palette: Buffer.from(colours.flat()), indexOf }
}

const EXACT = 192
