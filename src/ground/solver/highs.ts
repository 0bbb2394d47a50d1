import loader, { type Highs } from 'highs'
import type { Linear, Solve } from './linear.ts'

// its types are written for CommonJS, where the module holds the loader; here it is the loader
const loadHighs = loader as unknown as () => Promise<Highs>
let loaded: Promise<Highs> | undefined

/** HiGHS as it solves one model after the other: whole-numbered objectives to the proof, with the same seed. */
export async function highsSolve(): Promise<Solve> {
  const highs = await (loaded ??= loadHighs())
  return (model, seconds) => {
    if (model.colCost.length === 0) return empty(model)
    const solver = highs.createModel(asData(highs, model))
    try {
      // the objectives are whole numbers: what is nearer than one is the same
      solver.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.999, random_seed: 0 })
      solver.run()
      const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus
      const status = solver.getModelStatus()
      if (status === infeasible || status === unboundedOrInfeasible) return { state: 'infeasible', values: null, bound: 0 }
      const found = Number(solver.info.get('primal_solution_status')) === 2
      return { state: status === optimal ? 'optimal' : 'limit', values: found ? [...solver.getSolution().colValue] : null, bound: Number(solver.info.get('mip_dual_bound')) }
    } finally {
      solver.dispose()
    }
  }
}

/** Nothing to choose: it holds where every row holds at nought. */
function empty({ rowLower, rowUpper }: Linear): ReturnType<Solve> {
  const holds = rowLower.every((lower, i) => lower <= 0 && rowUpper[i]! >= 0)
  return { state: holds ? 'optimal' : 'infeasible', values: holds ? [] : null, bound: 0 }
}

function asData(highs: Highs, model: Linear): Parameters<Highs['createModel']>[0] {
  const { colCost, colLower, colUpper, rowLower, rowUpper, starts, indices, values, integer, maximise } = model
  const finite = (numbers: number[]) => numbers.map((each) => (each === Infinity ? highs.infinity : each === -Infinity ? -highs.infinity : each))
  const { objectiveSense, variableType } = highs.constants
  return {
    numCols: colCost.length, numRows: rowLower.length, sense: maximise ? objectiveSense.maximize : objectiveSense.minimize,
    colCost, colLower: finite(colLower), colUpper: finite(colUpper), rowLower: finite(rowLower), rowUpper: finite(rowUpper),
    matrix: { format: 'csr', numRows: rowLower.length, numCols: colCost.length, starts, indices, values },
    integrality: colCost.map((_, i) => (i < integer ? variableType.integer : variableType.continuous)),
  }
}
