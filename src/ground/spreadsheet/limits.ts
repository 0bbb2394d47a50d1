/** What a workbook may weigh. Real registers of 100,000 rows by 15 columns are 8 MB packed and 80 to 120 MB unpacked. */
export type Limits = {
  packedBytes: number
  parts: number
  unpackedBytes: number
  partRatio: number // unpacked to packed, of a part beyond ratioFromBytes
  ratioFromBytes: number
  rows: number // of all sheets together, and the highest row number of each
  columns: number
  cellBytes: number // UTF-8
  tagBytes: number
}

export const limits: Limits = {
  packedBytes: 20 * 2 ** 20,
  parts: 200,
  unpackedBytes: 300 * 2 ** 20,
  partRatio: 200,
  ratioFromBytes: 2 ** 20,
  rows: 200_000,
  columns: 100,
  cellBytes: 32 * 2 ** 10,
  tagBytes: 2 ** 20
}
