import { readFile } from 'node:fs/promises'
import type { Topology, GeometryObject, GeometryCollection } from 'topojson-specification'

/** Boundaries after 01/07/2025 as published, and those before, derived from them (national-data/NOTICE.md). */
export type MapAsked = { before: boolean; province?: string | undefined }

const files = {
  after: { provinces: 'provinces-2025-after', parts: 'communes-2025-after', object: 'communes', parent: 'p' },
  before: { provinces: 'provinces-2025-before-approx', parts: 'districts-2025-before-approx', object: 'districts', parent: 'op' },
} as const

/** The outline of all provinces, or of one province's districts (before) or communes (after), as TopoJSON: object `areas`, id = code. Null where there is none. */
export async function mapOf({ before, province }: MapAsked): Promise<string | null> {
  const file = files[before ? 'before' : 'after']
  if (province === undefined) return cut(thinned(await read(file.provinces)), 'provinces', () => true)
  return cut(await read(file.parts), file.object, ({ properties }) => (properties as Record<string, unknown> | undefined)?.[file.parent] === province)
}

const held = new Map<string, Promise<Topology>>()

function read(name: string): Promise<Topology> {
  const found = held.get(name) ?? readFile(new URL(`../../national-data/${name}.topojson`, import.meta.url), 'utf8').then((text) => JSON.parse(text) as Topology)
  held.set(name, found)
  return found
}

const least = 0.006 // degrees: half a pixel where the country is drawn 560 px high
const fewest = 8 // points of an arc below which nothing is left out: small islands

/** The whole country is drawn small: points nearer to the last one than can be seen are left out, ends are kept. */
function thinned({ transform, arcs, ...map }: Topology): Topology {
  const [width, height] = transform?.scale ?? [1, 1]
  return { ...map, ...(transform ? { transform } : {}), arcs: arcs.map((arc) => {
    if (arc.length < fewest) return arc
    const kept: typeof arc = []
    let [dx, dy] = [0, 0]
    for (const [place, [x = 0, y = 0]] of arc.entries()) {
      dx += x
      dy += y
      if (place > 0 && place < arc.length - 1 && Math.hypot(dx * width, dy * height) < least) continue
      kept.push([dx, dy])
      ;[dx, dy] = [0, 0]
    }
    return kept
  }) }
}

/** The chosen areas with only the arcs they use, renumbered. */
function cut(map: Topology, object: string, chosen: (area: GeometryObject) => boolean): string | null {
  const areas = (map.objects[object] as GeometryCollection).geometries.filter(chosen)
  if (areas.length === 0) return null
  const arcs: Topology['arcs'] = []
  const places = new Map<number, number>()
  const renumber = (arc: number): number => {
    const old = arc < 0 ? ~arc : arc
    const place = places.get(old) ?? arcs.push(map.arcs[old] ?? []) - 1
    places.set(old, place)
    return arc < 0 ? ~place : place
  }
  const deep = (given: unknown): unknown => (Array.isArray(given) ? given.map(deep) : renumber(given as number))
  const geometries = areas.map((area) => ({ type: area.type, id: area.id, arcs: deep('arcs' in area ? area.arcs : []) }))
  return JSON.stringify({ type: 'Topology', transform: map.transform, objects: { areas: { type: 'GeometryCollection', geometries } }, arcs })
}
