import type { Tx } from '#ground/database/database.ts'
import { route, type Route } from '#ground/http/route.ts'
import type { Day } from '#ground/time/day.ts'
import { recordsOf } from '#people/public.ts'
import { unitsUnder } from '#posts/public.ts'
import * as calls from './contract.ts'
import { cancelSession, getCourse, getSession, noteWhoCame, openCourse, planSession } from './hold.ts'
import { attendanceOf, coursesOf, leadersOf, sessionsOf, trainingOf } from './store.ts'

const within = async (tx: Tx, unit: number, on: Day) => [unit, ...await unitsUnder(tx, unit, on)]

export const routes: Route[] = [
  route(calls.listCourses, async (tx, _actor, { unit, on }) => {
    const units = await within(tx, unit, on)
    const leaders = await leadersOf(tx, units, on)
    return { rows: await coursesOf(tx, units, on), leaders: leaders.length, trained: leaders.filter(({ trainedOn }) => trainedOn !== null).length }
  }),
  route(calls.coverage, async (tx, _actor, { unit, on, part }) => {
    const leaders = await leadersOf(tx, await within(tx, unit, on), on)
    const trained = leaders.filter(({ trainedOn }) => trainedOn !== null)
    return { rows: part === undefined ? leaders : part === 'trained' ? trained : leaders.filter(({ trainedOn }) => trainedOn === null), leaders: leaders.length, trained: trained.length }
  }),
  route(calls.readCourse, async (tx, _actor, { id }) => ({ ...await getCourse(tx, id), sessions: await sessionsOf(tx, id) })),
  route(calls.readSession, async (tx, _actor, { id }) => ({ rows: await attendanceOf(tx, (await getSession(tx, id)).id) })),
  route(calls.trainingOfPerson, async (tx, _actor, { id, on }) => trainingOf(tx, await recordsOf(tx, id), on)),
  route(calls.openCourse, openCourse),
  route(calls.planSession, planSession),
  route(calls.cancelSession, cancelSession),
  route(calls.noteWhoCame, noteWhoCame),
]
