import type { Tx } from '#ground/database/database.ts'
import { paperFor } from './enter.ts'

/** A decision of a commune's office, for tests. */
export const givenPaper = (tx: Tx, symbol = '12/QĐ-UBND', issuedOn: string | null = '2020-01-02') => paperFor(tx, {
  symbol, kind: 'decision', issuer: 'UBND phường Vĩnh Trại', issuedOn, issuedPrecision: issuedOn ? 'day' : 'unknown', summary: 'Về việc sắp xếp thôn, tổ dân phố', note: null,
})
