import type { Command } from './command.ts'
import { backup } from './commands/backup.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'

/** The words of the command line, in the order of the help. */
export const commands: Command[] = [serve, backup, restore]
