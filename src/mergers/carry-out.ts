import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { appoint, end, holdsOn, replace } from '#posts/public.ts'
import { merge, type Warning } from '#units/public.ts'
import { cellsOf, type CellThen, endingOf, heldIn, joinable } from './holders.ts'
import { type Plan, refuseStep } from './plan.ts'
import { type Chosen, type Kind, refuseChosen } from './seating.ts'
import { chosenOf, getPlan, type GroupNamed, keepWritten, kindsOfPosts, proposalsOf, setState, termsOf, villagesThen, type Written } from './store.ts'

/** Who holds the posts of a new village from its day on. headId, secretaryId: null, and other posts left out, are as the plan chose, or else as they follow from the merger: kept at the seat, vacant where the village is founded anew. */
export type Leads = { seatId: number; headId: number | null; secretaryId: number | null; posts?: Chosen[] | undefined }
/** written: what undoing takes back of posts. */
type Doing = CarriedOut & { written: Written }
export type CarriedOut = { actIds: number[]; groups: { seatId: number; villageId: number; cellId: number | null }[]; warnings: Warning[] }

/**
 * A decided plan as one dated act in one transaction: posts of units that end are ended, villages and their cells become one through the acts of room units,
 * whoever is to lead is put in post. Refused whole where anything is.
 */
export async function carryOut(tx: Tx, actor: Actor, { planId, leads }: { planId: number; leads: Leads[] }): Promise<CarriedOut> {
  const plan = await getPlan(tx, planId, { held: true })
  obey(refuseStep(plan, 'carry-out'))
  const proposal = (await proposalsOf(tx, planId)).find(({ id }) => id === plan.chosenId)!
  const groups = proposal.groups.filter(({ members }) => members.length > 1)
  obey(refuseChanged((await villagesThen(tx, plan)).map(({ id }) => id), proposal.groups))
  const before = await chosenOf(tx, proposal.id)
  const chosen = new Map(groups.map(({ seatId }) => [seatId, chosenFor(leads.find((each) => each.seatId === seatId) ?? { seatId, headId: null, secretaryId: null }, before.filter((each) => each.seatId === seatId))]))
  obey(refuseLeads(leads, groups) ?? refuseHeads([...chosen.values()]))
  const kinds = await kindsOfPosts(tx)
  for (const each of chosen.values()) obey(refuseChosen(each, kinds))
  const done: Doing = { actIds: [], groups: [], warnings: [], written: { opened: [], ended: [] } }
  const cells = await cellsOf(tx, groups.flatMap(({ members }) => members), plan.on)
  const ending = groups.map((group) => { const { own, into } = joinable(cells, group); return { group, own, into, units: endingOf(group, own, into) } })
  await endPosts(tx, actor, plan, ending.flatMap(({ units }) => [...units]), done)
  for (const { group, own, into } of ending) await mergeGroup(tx, actor, plan, group, own, into, done)
  for (const made of done.groups) await putInPost(tx, actor, plan, made, chosen.get(made.seatId) ?? [], done)
  await setState(tx, planId, 'carried_out', sql`, act_ids = ${done.actIds}::int[]`)
  await keepWritten(tx, planId, done.written)
  await record(tx, actor, {
    what: 'mergers.carry-out', units: [plan.communeId, ...done.groups.map(({ villageId }) => villageId)], subject: `mergers/${planId}`, basis: `papers/${plan.paperId}`,
    facts: { planId, name: plan.name, on: plan.on, acts: done.actIds }, before: { villages: proposal.groups.flatMap(({ members }) => members).length }, after: { villages: proposal.groups.length },
  })
  const { written: _, ...told } = done
  return told
}

/** The villages must be those that were divided. */
export function refuseChanged(standing: readonly number[], groups: readonly GroupNamed[]): Refusal | null {
  const divided = groups.flatMap(({ members }) => members)
  return standing.length === divided.length && standing.every((id) => divided.includes(id)) ? null : new Refusal('mergers.villages-changed', { before: divided.length, now: standing.length })
}

export function refuseLeads(leads: readonly Leads[], groups: readonly GroupNamed[]): Refusal | null {
  const stray = leads.find(({ seatId }) => !groups.some((group) => group.seatId === seatId))
  return stray ? new Refusal('mergers.no-such-group', { id: stray.seatId }) : null
}

function refuseHeads(chosen: readonly Chosen[][]): Refusal | null {
  const heads = chosen.flat().filter(({ kind }) => kind === 'village_head').flatMap(({ personIds }) => personIds)
  return new Set(heads).size < heads.length ? new Refusal('mergers.one-head-of-two', {}) : null
}

async function endPosts(tx: Tx, actor: Actor, { on, paperId }: Plan, unitIds: number[], done: Doing) {
  const held = await heldIn(tx, unitIds, on)
  const later = held.filter(({ from }) => from !== null && from >= on)
  if (later.length > 0) throw new Refusal('mergers.post-begins-later', { on, posts: later.map(({ vi, unit, name }) => `${vi} – ${unit} – ${name}`).slice(0, 10) })
  done.written.ended.push(...await termsOf(tx, held.map(({ number }) => number)))
  for (const { number } of held) await end(tx, actor, { number, on, reason: 'unit_ended', paperId })
}

async function mergeGroup(tx: Tx, actor: Actor, { on, paperId, name: plan }: Plan, { seatId, members, label, name }: GroupNamed, own: CellThen[], into: CellThen | null, done: Doing) {
  const dated = { on, paperId: paperId!, note: plan }
  const act = merge([holdsOn])
  const villages = await act(tx, actor, { ...dated, unitIds: members, into: name === null ? { unitId: seatId } : { label: label!, name } })
  done.actIds.push(villages.actId)
  done.warnings.push(...villages.warnings)
  let cellId = into?.id ?? null
  if (own.length > 1) {
    const joined = await act(tx, actor, { ...dated, unitIds: own.map(({ id }) => id), into: name === null ? { unitId: into!.id } : { label: 'Chi bộ', name: `${label!.toLocaleLowerCase('vi')} ${name}` } })
    done.actIds.push(joined.actId)
    done.warnings.push(...joined.warnings)
    cellId = joined.unitIds.at(-1)!
  }
  done.groups.push({ seatId, villageId: villages.unitIds.at(-1)!, cellId })
}

/** Posts that were chosen, from the day on; those that nobody chose stay as they follow from the merger. */
async function putInPost(tx: Tx, actor: Actor, plan: Plan, { villageId, cellId }: CarriedOut['groups'][number], chosen: readonly Chosen[], done: Doing) {
  for (const kind of await kindsOfPosts(tx)) {
    const wanted = chosen.find((each) => each.kind === kind.code)
    const unitId = kind.of === 'village' ? villageId : cellId
    if (wanted && unitId !== null) await fill(tx, actor, plan, unitId, kind, wanted.personIds, done)
  }
}

/** Of a village founded or joined the head is appointed in the interim until the people elect (Thông tư 04/2012/TT-BNV); whoever holds the post already goes on. */
async function fill(tx: Tx, actor: Actor, { on, paperId, id }: Plan, unitId: number, { code: kind, seats }: Kind, wanted: readonly number[], done: Doing) {
  const there = (await heldIn(tx, [unitId], on)).filter((each) => each.kind === kind && (each.from === null || each.from < on))
  const [leaving, coming] = [there.filter(({ personId }) => !wanted.includes(personId)), wanted.filter((personId) => !there.some((each) => each.personId === personId))]
  done.written.ended.push(...await termsOf(tx, leaving.map(({ number }) => number)))
  const replaced = seats === 1 && coming.length === 1 && leaving.length === 1
  if (!replaced) for (const { number } of leaving) await end(tx, actor, { number, on, reason: coming.length > 0 ? 'replaced' : 'other', paperId })
  for (const personId of coming) {
    const given = { unitId, kind, personId, interim: kind === 'village_head', from: on, entered: 'appointed' as const, paperId, basis: `mergers/${id}` }
    const put = replaced ? await replace(tx, actor, { ...given, endPaperId: paperId }) : await appoint(tx, actor, given)
    done.written.opened.push(put.number)
    done.warnings.push(...put.warnings)
  }
}

/** What was asked for now, and of the rest what the plan chose before. */
function chosenFor({ headId, secretaryId, posts = [] }: Leads, before: readonly Chosen[]): Chosen[] {
  const leading = [{ kind: 'village_head', id: headId }, { kind: 'cell_secretary', id: secretaryId }].flatMap(({ kind, id }) => (id === null ? [] : [{ kind, personIds: [id] }]))
  const asked = [...posts.filter(({ kind }) => !leading.some((each) => each.kind === kind)), ...leading]
  return [...asked, ...before.filter(({ kind }) => !asked.some((each) => each.kind === kind))]
}

/** For the page of a paper: the plans that were decided, or undone, on it. */
export const restsOnPaper = async (tx: Tx, paperId: number) => (await rows<{ id: number; what: string; name: string; on: Plan['on'] }>(tx, sql`
  select id, 'mergers.decide' as what, name, on_day as "on" from merger_plan where paper_id = ${paperId} and earlier_of is null
  union all select id, 'mergers.undo', name, on_day from merger_plan where undo_paper_id = ${paperId} and earlier_of is null order by 1, 2`)).map(({ id, what, on, name }) => ({ what, on, says: name, link: `/mergers/${id}` }))
