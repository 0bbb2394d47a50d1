import type { Message } from '#ground/text/say.ts'

/** Names of the screens: what the menu needs before any of them is loaded. */
export const titles = {
  tasks: { vi: 'Việc giao', en: 'Tasks' },
  mine: { vi: 'Việc của tôi', en: 'My tasks' },
  give: { vi: 'Giao việc', en: 'Give a task' },
  task: { vi: 'Việc', en: 'Task' },
  workload: { vi: 'Khối lượng việc', en: 'Workload' },
} satisfies Record<string, Message>
