import { createHash } from 'node:crypto'
import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { day, type Day } from '#ground/time/day.ts'
import type { IdentityKey } from './identity.ts'
import type { PartyStatus } from './party.ts'
import { insertStatus } from './store.ts'
import { type NewPerson, registerPerson } from './register.ts'

/** A key for tests. */
export const someKey: IdentityKey = createHash('sha256').update('a key for tests').digest()

export const clerk = (today: Day | string = '2021-06-25'): Actor => ({ accountId: 0, name: 'Lý Thị Mây', today: day(today), may: [], unitId: null })

/** An invented person, an official member since 2010 unless told otherwise. */
export async function givenPerson(tx: Tx, given: Partial<NewPerson> & { party?: PartyStatus | null; since?: Day | string } = {}): Promise<number> {
  const { party = 'official', since = '2010-01-01', ...person } = given
  const id = await registerPerson(tx, clerk('2030-01-01'), someKey, { name: 'Nông Văn Thử', birth: day('1975-03-04'), sex: 'male', ethnic: '02', generalEducation: 'upper_secondary', ...person })
  if (party) await insertStatus(tx, id, { status: party, from: day(since), until: null, paperId: null })
  return id
}
