/** Which election comes first in a unit's villages: the head, who is then elected secretary («Đảng cử, dân bầu»), or the secretary. */
export const sequences = ['head_first', 'secretary_first'] as const
export type Sequence = (typeof sequences)[number]
