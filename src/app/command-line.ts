import { Fault, sayFault } from '#ground/database/faults.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Command, type ExitCode, WrongUsage, readWords } from './command.ts'
import { commands } from './commands.ts'
import { helpOf, helpOfAll } from './help.ts'
import { sayRefusal } from './messages.ts'

/** What is asked for goes to stdout; progress, refusals and faults go to stderr. @returns the exit code */
export const commandLine = (words: string[]): Promise<ExitCode> => obeyed(words).catch(sayWhy)

async function obeyed([name, ...words]: string[]): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(helpOfAll(commands))
    return name === undefined ? 2 : 0
  }
  const command = commands.find((each) => each.name === name)
  if (!command) throw new WrongUsage({ vi: `Không có lệnh «${name}»; xem: nhat-the --help`, en: `There is no command “${name}”; see: nhat-the --help` })
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(helpOf(command))
    return 0
  }
  return run(command, words)
}

const run = async (command: Command, words: string[]): Promise<ExitCode> => command.run(readWords(command, words))

function sayWhy(error: unknown): ExitCode {
  if (error instanceof WrongUsage) return tell(error.message, 2)
  if (error instanceof Refusal) return tell(sayRefusal(error), 1)
  const { code, path } = error as { code?: string; path?: string }
  if (code === 'ENOENT' && path) return tell(`Không có tệp hoặc thư mục ${path}.\nThere is no file or folder ${path}.`, 3)
  if ((code === 'EACCES' || code === 'EPERM') && path) return tell(`Không được phép đọc hoặc ghi ${path}.\nNot allowed to read or write ${path}.`, 3)
  const known = sayFault(error)
  if (known instanceof Fault) return tell(known.message, 3)
  return tell(`Phần mềm gặp lỗi.\nThe software failed.\n${error instanceof Error ? error.stack : String(error)}`, 3)
}

function tell(sentence: string, code: ExitCode): ExitCode {
  process.stderr.write(`${sentence}\n`)
  return code
}
