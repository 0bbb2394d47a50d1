import { readFileSync } from 'node:fs'
import type { Commune } from './office-workbook.ts'

export type ListedCommune = Commune & { kind: 'Xã' | 'Phường' | 'Thị trấn'; district: string; districtName: string }

/** The communes of a province of the 63, from the national list of March 2025. */
export function communesOfProvince(province: string): ListedCommune[] {
  const lines = readFileSync(new URL('../national-data/units-2025-before.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
  const districts = new Map(lines.filter(([, level, , , , parent]) => level === 'district' && parent === province).map(([code, , , , fullName]) => [code!, fullName!]))
  return lines
    .filter(([, level, , , , parent]) => level === 'commune' && districts.has(parent!))
    .map(([code, , kind, , fullName, parent]) => ({ code: code!, name: fullName!, kind: kind as ListedCommune['kind'], district: parent!, districtName: districts.get(parent!)! }))
}

/** Spreads a published total over communes, at least one each, by plausible weights. */
export function spread(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const out = weights.map((weight) => Math.max(1, Math.floor((total * weight) / sum)))
  for (let i = 0, left = total - out.reduce((a, b) => a + b, 0); left !== 0; i = (i + 1) % out.length) {
    if (left > 0) { out[i]!++; left-- }
    else if (out[i]! > 1) { out[i]!--; left++ }
  }
  return out
}
