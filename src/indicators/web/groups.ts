import type { Message } from '#ground/text/say.ts'
import type { Told } from './asking.ts'
import { grouped } from './grouped.ts'
import { words } from './words.ts'

/** The indicators by group, in the order in which they are given. */
export const groupsOf = (told: readonly Told[]): [group: string, list: Told[]][] => [...grouped(told, ({ group }) => group)]

const names: Record<string, Message> = { state: words.group_state, heads: words.group_heads, leaders: words.group_leaders, cells: words.group_cells, work: words.group_work }
export const groupName = (group: string): Message | string => names[group] ?? group
