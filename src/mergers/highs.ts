import loader, { type LegacyHighs } from 'highs'
import type { SolveModel } from './solve.ts'

// its types are written for CommonJS, where the module holds the loader; here it is the loader
const load = loader as unknown as () => Promise<LegacyHighs>

/** HiGHS, to the proof: objectives are whole numbers, so what is nearer than one is the same. */
export async function highsModel(): Promise<SolveModel> {
  const highs = await load()
  return (text, seconds) => {
    const { Status, Columns } = highs.solve(text, { output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.5, random_seed: 0 })
    if (Status !== 'Optimal' && Status !== 'Time limit reached') return null
    const ones = new Set(Object.entries(Columns).filter(([, column]) => 'Primal' in column && column.Primal > 0.5).map(([name]) => name))
    return ones.size === 0 ? null : { ones, optimal: Status === 'Optimal' }
  }
}
