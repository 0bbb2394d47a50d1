export type { Account, Role } from './account.ts'
export { type DemoAccount, demoPassword, makeDemoAccounts } from './demo.ts'
export { inviteFirstAdministrator } from './first-account.ts'
export { type PermissionsOf, actorOf, findHolder } from './session.ts'
