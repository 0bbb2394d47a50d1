import type { Login, Office } from './office.ts'

/** Brings, by the wire, an election of the village's head to where two people have read the minutes differently. Gives its number, the round and the place. */
export async function countApart(office: Office, logins: [Login, Login], unitId: number, candidate: number): Promise<{ election: number; round: number; cluster: number }> {
  const post = async <Answer>(login: Login, path: string, body: unknown): Promise<Answer> => {
    const headers = { cookie: `sid=${await office.sessionOf(login)}`, origin: office.address, 'x-nhat-the': '1', 'content-type': 'application/json' }
    const sent = await fetch(`${office.address}/api/elections${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) })
    if (!sent.ok) throw new Error(await sent.text())
    return await sent.json() as Answer
  }
  const [one, two] = logins
  const { id } = await post<{ id: number }>(one, '', { unitId, kind: 'village_head', on: '2026-08-01', plannedOn: '2026-09-10' })
  await post(one, `/${id}/plan`, { on: '2026-08-05' })
  const { holder } = await office.database.read(async (tx) => (await tx.query('select person_id as holder from person_version where upper_inf(recorded) and person_id <> $1 order by id desc limit 1', [candidate])).rows[0] as { holder: number })
  await post(one, `/${id}/team`, { on: '2026-08-20', members: [{ personId: holder, part: 'head' }] })
  await post(one, `/${id}/candidates`, { on: '2026-08-25', candidates: [{ personId: candidate, putBy: 'front' }], reason: 'Theo sổ cũ' })
  await post(one, `/${id}/hold`, { on: '2026-09-10', method: 'hands', totalHouseholds: 120, clusters: [{ name: 'Hội nghị cả khối', households: 120, attending: 110 }], reason: 'Theo sổ cũ' })
  type Seen = { rounds: { id: number; candidateIds: number[] }[]; clusters: { id: number }[] }
  const { rounds: [round], clusters: [cluster] } = await post<Seen>(one, `/${id}`, undefined)
  for (const [login, votes] of [[one, 97], [two, 79]] as const)
    await post(login, `/${id}/count`, { roundId: round!.id, clusterId: cluster!.id, issued: 110, valid: 108, invalid: 1, returned: 1, votes: [{ candidateId: round!.candidateIds[0], votes }] })
  return { election: id, round: round!.id, cluster: cluster!.id }
}
