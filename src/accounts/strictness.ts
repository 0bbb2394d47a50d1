import type { Tx } from '#ground/database/database.ts'

/** Whether an account's sessions are short: true for those whose slip would open much. Asked when a session begins. */
export type StrictnessOf = (tx: Tx, accountId: number) => Promise<boolean>
