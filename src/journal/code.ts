/** Letters that are not taken for each other in print or by hand. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 80 bits of a hash as sixteen letters. */
export function lettersOf(hash: Uint8Array): string {
  const bits = [...hash.subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: 16 }, (_, at) => alphabet[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)]).join('')
}

/** The code of a head for print: the first 80 bits of its root in groups of four, and how many entries it is over: 'K7QX-03DM-9TFA-W2E4/1204'. */
export const codeOf = ({ size, root }: { size: number; root: Uint8Array }): string => `${lettersOf(root).match(/.{4}/g)!.join('-')}/${size}`
