import type { Tx } from '#ground/database/database.ts'
import { route, type Route } from '#ground/http/route.ts'
import type { Day } from '#ground/time/day.ts'
import { recordsOf } from '#people/public.ts'
import { type Known, unitsUnder } from '#posts/public.ts'
import * as calls from './contract.ts'
import { cancelSession, getCourse, getSession, noteWhoCame, openCourse, planSession } from './hold.ts'
import { attendanceOf, coursesOf, leadersOf, sessionsOf, trainingOf } from './store.ts'

const within = async (tx: Tx, unit: number, on: Day, known: Known) => [unit, ...await unitsUnder(tx, unit, on, known)]

export const routes: Route[] = [
  route(calls.listCourses, async (tx, _actor, { unit, on, known = null }) => {
    const units = await within(tx, unit, on, known)
    const leaders = await leadersOf(tx, units, on, known)
    return { rows: await coursesOf(tx, units, on, known), leaders: leaders.length, trained: leaders.filter(({ trainedOn }) => trainedOn !== null).length }
  }),
  route(calls.coverage, async (tx, _actor, { unit, on, known = null, part }) => {
    const leaders = await leadersOf(tx, await within(tx, unit, on, known), on, known)
    const trained = leaders.filter(({ trainedOn }) => trainedOn !== null)
    return { rows: part === undefined ? leaders : part === 'trained' ? trained : leaders.filter(({ trainedOn }) => trainedOn === null), leaders: leaders.length, trained: trained.length }
  }),
  route(calls.readCourse, async (tx, _actor, { id, known = null }) => ({ ...await getCourse(tx, id, known), sessions: await sessionsOf(tx, id, known) })),
  route(calls.readSession, async (tx, _actor, { id, known = null }) => ({ rows: await attendanceOf(tx, (await getSession(tx, id, known)).id, known) })),
  route(calls.trainingOfPerson, async (tx, _actor, { id, on, known = null }) => trainingOf(tx, await recordsOf(tx, id, known), on, known)),
  route(calls.openCourse, openCourse),
  route(calls.planSession, planSession),
  route(calls.cancelSession, cancelSession),
  route(calls.noteWhoCame, noteWhoCame),
]
