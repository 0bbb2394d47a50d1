import { randomInt } from 'node:crypto'

/** No letter or digit that is taken for another when read aloud or from paper. */
const letters = 'abcdefghkmnpqrstuvwxyz23456789'
const [groups, groupLength] = [4, 4]

/** A first password of 78 random bits, as it is read out: 'k7mp-29xd-hq4t-w3ga'. It must be changed at the first sign-in. */
export const newOneTimePassword = (): string =>
  Array.from({ length: groups }, () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('')).join('-')

export const daysOneTime = 7
