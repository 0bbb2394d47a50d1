import type { Actor } from '#ground/actor.ts'
import { findRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { route, type Route } from '#ground/http/route.ts'
import { fold } from '#ground/text/fold.ts'
import { addMonths, type Day } from '#ground/time/day.ts'
import { numberOn } from '#legal-rules/public.ts'
import { type Known, unitsUnder } from '#posts/public.ts'
import * as calls from './contract.ts'
import { giveTask } from './give.ts'
import { type Asking, getTask, isMine, leadsOf, noteStep } from './note-step.ts'
import { countTasks, loads, ownOf, stepsOf, tasksOfPeople, tasksWith } from './store.ts'

const wordsOf = (text: string) => fold(text).split(' ').filter(Boolean)
const ruleOf = async (tx: Tx, on: Day) => { const { value, basis, status } = await numberOn(tx, 'tasks.soon_days', on); return { value, basis, status } }

/** What stands in the unit, both trees, itself too where it is no State unit. */
const within = async (tx: Tx, unit: number, on: Day, known: Known) => [unit, ...await unitsUnder(tx, unit, on, known)]

/** `asking` is how rights over a unit, and the speaker's own person, are known. */
export const routesFor = (asking: Asking): Route[] => [
  route(calls.listTasks, async (tx, _actor, { unit, on, known = null, text = '', limit, offset, ...only }) => {
    const rule = await ruleOf(tx, on)
    const asked = { units: await within(tx, unit, on, known), words: wordsOf(text), ...only }
    return { rows: await tasksWith(tx, asked, on, rule.value, limit, offset, known), ...await countTasks(tx, asked, on, rule.value, known), rule }
  }),
  route(calls.myTasks, async (tx, actor, { on, known = null }) => {
    const { people, units } = await ownOf(tx, await asking.personOf(tx), leadsOf(actor), on, known)
    return { rows: await tasksOfPeople(tx, people, units, on, (await ruleOf(tx, on)).value, known), known: people.length + units.length > 0 }
  }),
  route(calls.workload, async (tx, _actor, { unit, on, known = null }) => {
    const rows = await loads(tx, await within(tx, unit, on, known), on, known)
    return {
      rows, median: medianOf(rows), unifiedMedian: medianOf(rows.filter(({ unified }) => unified)), othersMedian: medianOf(rows.filter(({ unified }) => !unified)),
      months: [5, 4, 3, 2, 1, 0].map((back) => { const month = addMonths(on, -back); return `${month.slice(5, 7)}/${month.slice(0, 4)}` }),
    }
  }),
  route(calls.readTask, (tx, actor, { id, on, known = null }) => seen(tx, actor, asking, id, on, known)),
  route(calls.giveTask, giveTask),
  ...[calls.doTask, calls.judgeTask, calls.steerTask].map((call) => route(call as typeof calls.steerTask, (tx, actor, { id, step, note, ...more }) => noteStep(tx, actor, asking, id, { kind: step, note: note || null, ...more }))),
]

async function seen(tx: Tx, actor: Actor, asking: Asking, id: number, on: Day, known: Known) {
  const task = await getTask(tx, id, on, known)
  const paper = task.paperId === null ? undefined : await findRow<{ name: string }>(tx, sql`select coalesce(symbol, summary) as name from paper where id = ${task.paperId}`)
  return { ...task, steps: await stepsOf(tx, id, on, known), paper: paper?.name ?? null, mine: await isMine(tx, actor, task, asking), staff: await asking.mayAccept(tx, task.unitId), rule: await ruleOf(tx, on) }
}

/** Half of these people have no more open tasks than this; null where there is nobody. */
function medianOf(rows: { open: number }[]): number | null {
  const sorted = rows.map(({ open }) => open).sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length === 0 ? null : Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!
}
