import { readFile } from 'node:fs/promises'
import { readCsv } from './csv.ts'

export type BeforeRow = { code: string; level: 'province' | 'district' | 'commune'; type: string; name: string; parent_code: string }
export type AfterRow = BeforeRow & { type_2026_11: string; type_change_from: string; type_change_decree: string }
export type Edge = { old_code: string; new_code: string; old_level: 'commune' | 'district' | 'area'; kind: 'full' | 'partial' | 'unchanged' | 'renamed'; note_vi: string }
export type ProvinceEdge = { old_code: string; new_code: string }
export type FormerName = { code_2025_before: string; former_name: string; former_code: string; decree: string }

export type NationalFiles = { before: BeforeRow[]; after: AfterRow[]; edges: Edge[]; provinceEdges: ProvinceEdge[]; formerNames: FormerName[] }

/** The official lists before and after 01/07/2025 and the map between them, as kept in national-data/. */
export async function readNationalFiles(): Promise<NationalFiles> {
  const [before, after, edges, provinceEdges, formerNames] = await Promise.all(
    ['units-2025-before', 'units-2025-after', 'merge-map', 'merge-map-provinces', 'former-commune-names'].map(rowsOf))
  return { before, after, edges, provinceEdges, formerNames } as NationalFiles
}

const rowsOf = async (name: string) =>
  readCsv(await readFile(new URL(`../../../national-data/${name}.csv`, import.meta.url), 'utf8'))
