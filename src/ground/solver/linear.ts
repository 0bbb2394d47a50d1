/** A linear model by rows: bounds of the columns and rows, the matrix row by row. integer: how many of the first columns are whole numbers. */
export type Linear = {
  maximise: boolean; most: number // no objective is above
  colCost: number[]; colLower: number[]; colUpper: number[]; integer: number
  rowLower: number[]; rowUpper: number[]; starts: number[]; indices: number[]; values: number[]
}

/** values: null where no solution was found. bound: the proven best of the objective. state 'limit': the time was over before the proof. */
export type Solved = { state: 'optimal' | 'infeasible' | 'limit'; values: readonly number[] | null; bound: number }
export type Solve = (model: Linear, seconds: number) => Solved

/** Builds a model column by column and row by row. */
export class Building {
  readonly model: Linear
  constructor(maximise: boolean, most: number) {
    this.model = { maximise, most, colCost: [], colLower: [], colUpper: [], integer: 0, rowLower: [], rowUpper: [], starts: [0], indices: [], values: [] }
  }

  /** @returns its number */
  column(cost: number, lower: number, upper: number): number {
    const { colCost, colLower, colUpper } = this.model
    colLower.push(lower)
    colUpper.push(upper)
    return colCost.push(cost) - 1
  }

  row(lower: number, upper: number, entries: readonly (readonly [column: number, value: number])[]): void {
    const { rowLower, rowUpper, starts, indices, values } = this.model
    rowLower.push(lower)
    rowUpper.push(upper)
    for (const [column, value] of entries) {
      indices.push(column)
      values.push(value)
    }
    starts.push(indices.length)
  }
}
