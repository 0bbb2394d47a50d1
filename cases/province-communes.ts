import { readFileSync } from 'node:fs'
import type { Commune } from '#app/generate/office-workbook.ts'

export type ListedCommune = Commune & { kind: 'Xã' | 'Phường' | 'Thị trấn'; district: string; districtName: string }

/** The communes of a province of the 63, from the national list of March 2025. */
export function communesOfProvince(province: string): ListedCommune[] {
  const lines = readFileSync(new URL('../national-data/units-2025-before.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
  const districts = new Map(lines.filter(([, level, , , , parent]) => level === 'district' && parent === province).map(([code, , , , fullName]) => [code!, fullName!]))
  return lines
    .filter(([, level, , , , parent]) => level === 'commune' && districts.has(parent!))
    .map(([code, , kind, , fullName, parent]) => ({ code: code!, name: fullName!, kind: kind as ListedCommune['kind'], district: parent!, districtName: districts.get(parent!)! }))
}
