import { parseArgs } from 'node:util'
import type { Message } from '#ground/text/say.ts'

/** One word of the command line: what it is for, what it takes, what it does. */
export type Command = {
  name: string
  takes: string        // 'FILE [--check]', as the help shows it
  says: Message        // one line
  more?: Message       // what else there is to know
  files: number        // how many words it takes that are no options
  options: Record<string, Option>
  run(given: Given): Promise<ExitCode>
}

/** many: may be written several times. */
export type Option = { kind: 'yes' | 'value' | 'many'; says: Message; required?: true }
export type Given = { files: string[]; options: Record<string, string | string[] | true | undefined> }

/** 0 fine · 1 refused: the input is at fault · 2 wrong usage · 3 the surroundings: disk, port, server. */
export type ExitCode = 0 | 1 | 2 | 3

/** The command was called wrongly; the sentence says how. */
export class WrongUsage extends Error {
  readonly says: Message
  constructor(says: Message) {
    super(`${says.vi}\n${says.en}`)
    this.says = says
  }
}

/** The words after the command's name, read by what it takes. */
export function readWords({ options, files, name, takes }: Command, words: string[]): Given {
  const known = Object.fromEntries(Object.entries(options).map(([key, { kind }]) => [key, { type: kind === 'yes' ? 'boolean' : 'string', multiple: kind === 'many' } as const]))
  const { values, positionals } = parsed(words, known)
  if (positionals.length !== files)
    throw new WrongUsage({ vi: `Lệnh «${name}» viết là: nhat-the ${name} ${takes}`, en: `“${name}” is written: nhat-the ${name} ${takes}` })
  for (const [key, { required }] of Object.entries(options))
    if (required && values[key] === undefined) throw new WrongUsage({ vi: `Lệnh «${name}» cần --${key}.`, en: `“${name}” needs --${key}.` })
  return { files: positionals, options: values as Given['options'] }
}

function parsed(args: string[], options: Record<string, { type: 'boolean' | 'string' }>) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    const { message } = error as Error
    throw new WrongUsage({ vi: `Không hiểu lệnh: ${message}`, en: `Not understood: ${message}` })
  }
}

/** An option that must be a whole number from `least` up. */
export function numberOf({ options }: Given, key: string, least: number): number {
  const value = Number(options[key])
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new WrongUsage({ vi: `--${key} phải là số nguyên từ ${least} trở lên.`, en: `--${key} must be a whole number from ${least} up.` })
}

/** All that was given to an option that may be written several times. */
export const textsOf = ({ options }: Given, key: string): string[] => [options[key] ?? []].flat().map(String)

export const textOf = ({ options }: Given, key: string): string => String(options[key] ?? '')
