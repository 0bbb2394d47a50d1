const ownLetters: Record<string, string> = { đ: 'd', ð: 'd', ɖ: 'd', ƀ: 'b', ɓ: 'b', ł: 'l', ø: 'o', ı: 'i' }

/**
 * The search key of a text: what people type without thinking of marks finds it. NFC, lower case, letters without their marks
 * (đ, and the ð that old fonts put for it, are d), apostrophes dropped, hyphens, dashes, dots and runs of spaces one space,
 * and a last y after a consonant or u written i (quý = quí, lý = lí; yên, tây keep theirs).
 * The database's fold() gives the same; both are held to fold-vectors.json.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[đðɖƀɓłøı]/g, (letter) => ownLetters[letter]!)
    .replace(/['’‘`´ʼ′＇]/g, '')
    .replace(/[\s.\-‐‑‒–—―−]+/g, ' ')
    .trim()
    .replace(/(?<=[bcdfghjklmnpqrstvwxzu])y(?![a-z0-9])/g, 'i')
