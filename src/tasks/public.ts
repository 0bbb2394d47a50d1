export { type Give, giveTask } from './give.ts'
export { finish as finishTask } from './task-sheet.ts'
export { tasksOf } from './origin.ts'
export { type Hat, hats, type Task } from './task.ts'
