import { fold } from './fold.ts'

const tone = /[\u0300\u0309\u0303\u0301\u0323]/g
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/**
 * A name as it is spelled, whatever its case, composition, spaces and hyphens, and wherever in the syllable the tone was placed:
 * «Hòa Bình» = «HOÀ  BÌNH», but «Khe Thanh» is not «Khe Thành». Texts of one spelling have one fold.
 */
export const spell = (text: string): string =>
  text
    .normalize('NFC').replace(unseen, '').toLowerCase().replace(/[ðɖ]/g, 'đ').replace(/['’‘`´ʼ′＇]/g, '').replace(/[\s.\-‐‑‒–—―−]+/g, ' ').trim()
    .split(' ').map(spellWord).join(' ')

function spellWord(word: string): string {
  const spelled = word.normalize('NFD')
  return spelled.replace(tone, '').normalize('NFC') + (spelled.match(tone) ?? []).join('')
}

/** Of things with names, those that a typed name means: the ones spelled so, else all that differ from it by marks alone. Several: nobody can tell which. */
export function meant<Thing>(typed: string, things: Thing[], nameOf: (thing: Thing) => string): Thing[] {
  const [key, spelling] = [fold(typed), spell(typed)]
  const alike = things.filter((thing) => fold(nameOf(thing)) === key)
  const exact = alike.filter((thing) => spell(nameOf(thing)) === spelling)
  return exact.length > 0 ? exact : alike
}
