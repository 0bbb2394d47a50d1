import { readFileSync } from 'node:fs'
import { Refusal } from '#ground/refusal.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { composed } from './password.ts'

/** What others know of the one who chooses a password. */
export type Personal = { login: string; name?: string; bornOn?: Day }

export const leastLength = 12
const mostLength = 256

/** Long rather than odd: no rules on kinds of characters, no forced change (NIST SP 800-63B, OWASP ASVS 6.2). */
export function refuseToTakePassword(password: string, personal: Personal): Refusal | null {
  const length = [...composed(password)].length
  if (length < leastLength) return new Refusal('accounts.password-too-short', { least: leastLength })
  if (length > mostLength) return new Refusal('accounts.password-too-long', { most: mostLength })
  if (isPersonal(password, personal)) return new Refusal('accounts.password-personal')
  return isGuessed(password) ? new Refusal('accounts.password-easily-guessed') : null
}

const wordsOf = (text: string): string[] => fold(text).split(/[^\p{L}\d]+/u).filter(Boolean)
const squeezed = (text: string): string => wordsOf(text).join('')

/** As a password is looked for among known ones: case, marks and what stands between the words make no other; where little is left without them, as it was typed but for case. */
export function asCompared(password: string): string {
  const letters = squeezed(password)
  return letters.length >= leastLength ? letters : composed(password).toLowerCase()
}

/** The login, the name or two neighbouring parts of it, a long part alone, the birthday in digits. */
function isPersonal(password: string, { login, name = '', bornOn }: Personal): boolean {
  const typed = squeezed(password)
  const parts = wordsOf(name)
  const pairs = parts.slice(1).map((part, at) => parts[at]! + part)
  const known = [squeezed(login), ...wordsOf(login), squeezed(name), ...parts, ...pairs].filter((each) => each.length >= 4)
  const short = wordsOf(login).join('').length === 3 ? [squeezed(login)] : []
  return [...known, ...(bornOn ? daysIn(bornOn) : [])].some((each) => typed.includes(each)) || short.some((each) => wordsOf(password).includes(each))
}

/** '25061985', '250685', '19850625', '1985' … */
function daysIn(bornOn: Day): string[] {
  const [year, month, date] = bornOn.split('-') as [string, string, string]
  return [date + month + year, date + month + year.slice(2), year + month + date, month + year, year]
}

const common = readFileSync(new URL('guessed-first.txt', import.meta.url), 'utf8').split('\n').map(squeezed).filter(Boolean).sort((a, b) => b.length - a.length)
const walks = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', '1qaz2wsx3edc4rfv5tgb', '1q2w3e4r5t6y7u8i9o']
const looks: Record<string, string> = { '@': 'a', 4: 'a', 3: 'e', 0: 'o', 1: 'i', '!': 'i', $: 's', 5: 's', 7: 't' }
const year = /(19|20)\d\d/

function isGuessed(password: string): boolean {
  if (/^[\d\s!-/:-@[-`{-~]+$/.test(password)) return true // a birthday, a telephone or an identity number, whatever stands between
  const asRead = fold(password).replace(/[@4301!$57]/g, (mark) => looks[mark] ?? mark)
  return [password, asRead].some((each) => isThin(squeezed(each)) || isPlaceAndYear(each))
}

/** Little is left once keys in a row, repetition, years, digits and up to three common words are taken out. */
function isThin(typed: string): boolean {
  if (/^(.{1,6}?)\1+.{0,3}$/u.test(typed)) return true
  let left = walks.reduce(withoutWalk, typed.replace(new RegExp(year, 'g'), ' '))
  for (let taken = 0; taken < 3; taken++) {
    const word = common.find((each) => left.includes(each))
    if (word === undefined) break
    left = left.replace(word, ' ')
  }
  return left.replace(/[\d\s]/g, '').length < 5
}

/** Four or more neighbouring keys, either way. */
function withoutWalk(text: string, walk: string): string {
  let left = text
  for (const line of [walk, [...walk].reverse().join('')])
    for (let length = line.length; length >= 4; length--)
      for (let at = 0; at + length <= line.length; at++) left = left.replaceAll(line.slice(at, at + length), ' ')
  return left
}

/** «Tân Lập 2025», «quanson@2026»: the name of a place or of a person in up to three words, and a year. */
function isPlaceAndYear(password: string): boolean {
  const words = wordsOf(password.replace(year, ' $& '))
  const letters = words.filter((each) => /\p{L}/u.test(each))
  return words.some((each) => year.test(each)) && letters.length <= 3 && letters.join('').length <= 16
}
