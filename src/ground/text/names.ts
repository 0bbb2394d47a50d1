const unseen = /[\u200b-\u200d\u2060\ufeff]/g

/** NFC, no unseen characters, single plain spaces: how any typed line is kept. */
export const tidy = (text: string): string => text.normalize('NFC').replace(unseen, '').replace(/\s+/g, ' ').trim()

/** A person's name as kept: tidy, Đ for the look-alike Ð, and capitals where the whole name was typed in one case. */
export function tidyName(text: string): string {
  const name = tidy(text).replace(/Ð/g, 'Đ').replace(/ð/g, 'đ')
  const oneCase = name === name.toUpperCase() || name === name.toLowerCase()
  return oneCase ? name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase()) : name
}

/** Given name (the last word) and what stands before it. */
export function partsOf(name: string): { given: string; rest: string } {
  const words = tidy(name).split(' ')
  return { given: words.at(-1) ?? '', rest: words.slice(0, -1).join(' ') }
}

const collator = new Intl.Collator('vi')

/** The order of Vietnamese lists of people: by given name, then by family and middle names; a ă â … đ, and tones level huyền hỏi ngã sắc nặng. */
export function compareNames(a: string, b: string): number {
  const [one, two] = [partsOf(a), partsOf(b)]
  return collator.compare(one.given, two.given) || collator.compare(one.rest, two.rest)
}

const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const toneOrder = '\u0300\u0309\u0303\u0301\u0323'

/**
 * A key whose plain byte order (collate "C") is the order of compareNames: letters of the given name, its tones,
 * then the same of the rest. For columns that the database sorts by.
 */
export function keyOf(name: string): string {
  const { given, rest } = partsOf(name)
  return `${weightsOf(given)}!${weightsOf(rest)}`
}

function weightsOf(part: string): string {
  let [letters, marks] = ['', '']
  for (const letter of part.normalize('NFC').toLowerCase().replace(/ð/g, 'đ')) {
    const { weight, mark } = weighed.get(letter) ?? weigh(letter)
    letters += weight
    marks += mark
  }
  return `${letters}#${marks.replace(/0+$/, '')}`
}

type Weighed = { weight: string; mark: string }
const weighed = new Map<string, Weighed>() // by letter: names of 100,000 people are spelled with some two hundred
const mostWeighed = 2000

function weigh(letter: string): Weighed {
  const spelled = [...letter.normalize('NFD')]
  const tone = spelled.findIndex((mark) => toneOrder.includes(mark))
  const bare = tone < 0 ? letter : spelled.filter((mark) => !toneOrder.includes(mark)).join('').normalize('NFC')
  const found = { weight: weightOf(bare), mark: tone < 0 ? '0' : String(toneOrder.indexOf(spelled[tone]!) + 1) }
  if (weighed.size < mostWeighed) weighed.set(letter, found)
  return found
}

/** Two letters a..z for a letter of the alphabet; a space comes before all, other signs after it and before letters. */
function weightOf(letter: string): string {
  if (letter === ' ') return '$'
  const at = alphabet.indexOf(letter)
  if (at < 0) return /\d/.test(letter) ? `1${letter}` : /\p{L}/u.test(letter) ? `z${letter.normalize('NFD')[0]}` : ''
  return String.fromCharCode(97 + Math.floor(at / 6)) + String.fromCharCode(97 + (at % 6))
}
