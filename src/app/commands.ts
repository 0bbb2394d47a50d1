import type { Command } from './command.ts'
import { backup } from './commands/backup.ts'
import { backupKeys } from './commands/backup-keys.ts'
import { changeKeys } from './commands/change-keys.ts'
import { exportCommand } from './commands/export.ts'
import { figures } from './commands/figures.ts'
import { generate } from './commands/generate.ts'
import { importCommand } from './commands/import.ts'
import { journal } from './commands/journal.ts'
import { newKeyCommand } from './commands/new-key.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { template } from './commands/template.ts'
import { verify } from './commands/verify.ts'

/** The words of the command line, in the order of the help. */
export const commands: Command[] = [serve, importCommand, template, figures, exportCommand, generate, backup, backupKeys, restore, changeKeys, newKeyCommand, journal, verify]
