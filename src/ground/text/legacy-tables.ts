/** The letters of the fonts used before Unicode. A cell holds Latin-1 characters that only such a font shows as Vietnamese. */
const lower = 'àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ'.split(' ').flatMap((row) => [...row])

/** TCVN 5712 VN3, the ABC fonts (.VnTime…). Capitals with a tone have no code: the H fonts show small letters as capitals. */
const tcvn3Codes = [
  'µ¶·¸¹', '»¼½¾Æ', 'ÇÈÉÊË', 'ÌÎÏÐÑ', 'ÒÓÔÕÖ', '×ØÜÝÞ', 'ßáâãä', 'åæçèé', 'êëìíî', 'ïñòóô', 'õö÷øù', 'úûüýþ'
].flatMap((row) => [...row])

export const tcvn3: [code: string, letter: string][] = [
  ...lower.map((letter, at): [string, string] => [tcvn3Codes[at]!, letter]),
  ...[...'¡¢£¤¥¦§¨©ª«¬\u00ad®'].map((code, at): [string, string] => [code, [...'ĂÂÊÔƠƯĐăâêôơưđ'][at]!])
]

const toned = (base: string, marks: string, letters: string): [string, string][] =>
  [...letters].map((letter, at) => [base + [...marks][at]!, letter])

const vniSmall: [string, string][] = [
  ...toned('a', 'øûõùï', 'àảãáạ'), ...toned('a', 'èúüéë', 'ằẳẵắặ'), ...toned('a', 'àåãáä', 'ầẩẫấậ'), ...toned('a', 'êâ', 'ăâ'),
  ...toned('e', 'øûõùï', 'èẻẽéẹ'), ...toned('e', 'àåãáä', 'ềểễếệ'), ...toned('e', 'â', 'ê'),
  ...toned('', 'ìæóíò', 'ìỉĩíị'),
  ...toned('o', 'øûõùï', 'òỏõóọ'), ...toned('o', 'àåãáä', 'ồổỗốộ'), ...toned('o', 'â', 'ô'),
  ...toned('ô', 'øûõùï', 'ờởỡớợ'), ...toned('', 'ô', 'ơ'),
  ...toned('u', 'øûõùï', 'ùủũúụ'), ...toned('ö', 'øûõùï', 'ừửữứự'), ...toned('', 'ö', 'ư'),
  ...toned('y', 'øûõù', 'ỳỷỹý'), ...toned('', 'î', 'ỵ'), ...toned('', 'ñ', 'đ')
]

/** VNI-Windows (VNI-Times…): a vowel followed by the sign of its mark, both letters of the same case. */
export const vni: [code: string, letter: string][] = [
  ...vniSmall,
  ...vniSmall.map(([code, letter]): [string, string] => [code.toUpperCase(), letter.toUpperCase()])
]
