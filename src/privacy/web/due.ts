import { type Day, today } from '#ground/time/day.ts'
import type { RequestSeen } from '../contract.ts'

/** The day that comes first: of the answer while there is none, then of the doing. */
export const nextDue = ({ state, answerDueOn, dueOn }: Pick<RequestSeen, 'state' | 'answerDueOn' | 'dueOn'>): Day => (state === 'received' && answerDueOn < dueOn ? answerDueOn : dueOn)
export const isOverdue = (request: RequestSeen): boolean => request.endedAt === null && nextDue(request) < today()
