import { geoIdentity, geoPath, geoTransform } from 'd3-geo'
import type { Feature, FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

export type Area = { key: string; path: string; centre: [x: number, y: number] }

/**
 * The areas of one object of a topology, drawn `width` wide and at most `most` high, degrees flattened at the middle latitude
 * (exact enough for a province, and untroubled by the winding of rings).
 */
export const drawAreas = (topology: Topology, object: string, keyOf: (feature: Feature) => string, width: number, most: number): { areas: Area[]; height: number; width: number; at(place: [longitude: number, latitude: number]): [x: number, y: number] } => {
  const collection = feature(topology, topology.objects[object] as GeometryCollection) as FeatureCollection
  const [[west, south], [east, north]] = geoPath(geoIdentity()).bounds(collection)
  const flat = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = Math.min((width - 8) / ((east - west) * flat || 1), (most - 8) / (north - south || 1))
  const drawn = { width: (east - west) * flat * scale + 8, height: (north - south) * scale + 8 }
  const at = ([x, y]: [number, number]): [number, number] => [(x - west) * flat * scale + 4, (north - y) * scale + 4]
  const path = geoPath(geoTransform({ point(x, y) { this.stream.point(...at([x, y])) } })).digits(1)
  const areas = collection.features.map((one) => ({ key: keyOf(one), path: path(one) ?? '', centre: path.centroid(one) }))
  return { areas, ...drawn, at }
}

/** The area nearest in the direction of an arrow key. */
export const neighbour = (areas: Area[], from: Area, key: string): Area | undefined => {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0]
  if (dx === 0 && dy === 0) return undefined
  const cost = ({ centre: [x, y] }: Area) => {
    const along = ((x - from.centre[0]) * (dx ?? 0)) + ((y - from.centre[1]) * (dy ?? 0))
    const aside = Math.abs((x - from.centre[0]) * (dy ?? 0)) + Math.abs((y - from.centre[1]) * (dx ?? 0))
    return along <= 0.5 ? Infinity : along + 2 * aside
  }
  const best = areas.filter((area) => area !== from).sort((a, b) => cost(a) - cost(b))[0]
  return best && cost(best) < Infinity ? best : undefined
}
