/** Spreads a total over places by weight. At least one each where there is enough for all. */
export function spread(total: number, weights: number[]): number[] {
  const least = total >= weights.length ? 1 : 0
  const sum = weights.reduce((a, b) => a + b, 0)
  const out = weights.map((weight) => Math.max(least, Math.floor((total * weight) / sum)))
  let left = total - out.reduce((a, b) => a + b, 0)
  for (let i = 0; left !== 0; i = (i + 1) % out.length) {
    if (left > 0) { out[i]!++; left-- }
    else if (out[i]! > least) { out[i]!--; left++ }
  }
  return out
}
