import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey } from '#ground/refusal.ts'
import { clustersOf, lockElection, writeClusterName } from './store.ts'
import { refuseRename, type Renaming } from './tally.ts'

/** A cluster was called wrongly: its counts stay with it, what it was called before is kept. */
export async function renameCluster(tx: Tx, actor: Actor, { id, reason, ...renaming }: Renaming & { id: number; reason: string }): Promise<{ id: number }> {
  const { unitId, state } = await lockElection(tx, id)
  const clusters = await clustersOf(tx, id)
  obey(refuseRename({ state, clusters }, renaming))
  await writeClusterName(tx, renaming.clusterId, renaming.name)
  await record(tx, actor, { what: 'elections.rename-cluster', units: [unitId], subject: `elections/${id}`, reason, facts: {}, before: { name: clusters.find((each) => each.id === renaming.clusterId)!.name }, after: { name: renaming.name } })
  return { id }
}

/** With a new version names may change too: they stand in it. */
export async function renameWithVersion(tx: Tx, id: number, names: readonly Renaming[]) {
  for (const renaming of names) {
    obey(refuseRename({ state: 'held', clusters: await clustersOf(tx, id) }, renaming))
    await writeClusterName(tx, renaming.clusterId, renaming.name)
  }
}
