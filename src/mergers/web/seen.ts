import type { getPlan, listProposals } from '../contract.ts'

export type PlanSeen = (typeof getPlan)['gives']['_output']
export type VillageSeen = PlanSeen['villages'][number]
export type ProposalSeen = (typeof listProposals)['gives']['_output'][number]
export type GroupSeen = ProposalSeen['groups'][number]

export const namesOf = ({ villages }: PlanSeen): Map<number, string> => new Map(villages.map(({ id, fullName }) => [id, fullName]))
export const groupName = ({ label, name, seatId }: GroupSeen, names: Map<number, string>): string => (name === null ? names.get(seatId) ?? `#${seatId}` : `${label} ${name}`)
