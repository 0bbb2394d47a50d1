/** The syllables that Vietnamese spelling allows, to tell Vietnamese from what only looks like it. */
const onsets = ['', ...'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x'.split(' ')]
const rimes = [
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu',
  'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu',
  'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot',
  'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
  'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ',
  'uy uya uych uyên uyêt uynh uyp uyt uyu',
  'ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu'
].join(' ').split(' ')
const afterQu = 'a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eo et ê ên ênh êt êch i inh ich it y ynh ych yt yên yêt ơ ơn oc ôc ôt'.split(' ')

export const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const // level, huyền, hỏi, ngã, sắc, nặng: the Vietnamese order

const toneless = new Set(onsetsWithRimes().map(([onset, rime]) => onset + rime))
const toneMark = /[\u0300\u0309\u0303\u0301\u0323]/g

/** True for a spelled Vietnamese syllable in any case and composition, its tone on a letter that may bear it. */
export function isSyllable(word: string): boolean {
  const spelled = word.normalize('NFD').toLowerCase()
  const marks = spelled.match(toneMark) ?? []
  if (marks.length > 1) return false
  const plain = spelled.replace(toneMark, '').normalize('NFC')
  if (!toneless.has(plain)) return false
  if (marks.length === 0) return true
  if (/(?:[cpt]|ch)$/.test(plain) && !/[\u0301\u0323]/.test(marks[0]!)) return false
  const bearer = [...spelled.slice(0, spelled.indexOf(marks[0]!)).normalize('NFC')].length - 1
  return bearersOf(plain).includes(bearer)
}

/** Every toned syllable, the tone placed the old way (hòa) and, where it differs, the new way (hoà). */
export function* everySyllable(): Generator<string> {
  for (const plain of toneless)
    for (const tone of tones) {
      if (/(?:[cpt]|ch)$/.test(plain) && tone !== '\u0301' && tone !== '\u0323') continue
      for (const at of bearersOf(plain)) yield (plain.slice(0, at + 1) + tone + plain.slice(at + 1)).normalize('NFC')
    }
}

/** The places (letters from 0) that may bear the tone: one, or two for oa, oe and uy at the end. */
function bearersOf(plain: string): number[] {
  const onset = /^(?:qu|gi(?=[aăâeêoôơuư]))/.exec(plain)?.[0].length ?? 0
  const vowels = /[aăâeêioôơuưy]+/.exec(plain.slice(onset))!
  const first = onset + vowels.index
  const group = vowels[0]
  const last = first + group.length - 1
  const marked = [...group].findLastIndex((letter) => /[ăâêôơư]/.test(letter))
  if (marked >= 0) return [first + marked]
  if (last < plain.length - 1) return [last]
  if (group.length === 3) return [first + 1]
  return /^(?:oa|oe|uy)$/.test(group) ? [first, last] : [first]
}

function onsetsWithRimes(): [string, string][] {
  const pairs = onsets.flatMap((onset) => rimes.filter((rime) => spelledTogether(onset, rime)).map((rime): [string, string] => [onset, rime]))
  return [...pairs, ...afterQu.map((rime): [string, string] => ['qu', rime])]
}

/** k, gh, ngh stand before e, ê, i, y; c, g, ng before the others; gi keeps its own i ('gì' is g with i). */
function spelledTogether(onset: string, rime: string): boolean {
  const front = /^[eêiy]/.test(rime)
  if (['k', 'gh', 'ngh'].includes(onset)) return front
  if (['c', 'ng'].includes(onset)) return !front
  if (onset === 'g') return !front || rime === 'i' || rime === 'in'
  if (onset === 'gi') return !/^[iy]/.test(rime)
  return onset === '' || !/^yê/.test(rime)
}
