/** A text at its place on the page, in points from the lower left; `turn` in degrees, `spaced`: points between letters. */
export type GivenText = { text: string; x?: number; y?: number; size?: number; turn?: number; spaced?: number }

const hex = (text: string) => [...text].map((letter) => letter.codePointAt(0)!.toString(16).padStart(4, '0')).join('')

/** A PDF for tests: pages of texts, in a font of which only the meaning of the letters is told. A page without texts is as a scan: a picture alone. `more`: objects from 100 on, and what the catalogue says of them. */
export function givenPdf(pages: GivenText[][], { objects = {}, catalogue = '', trailer = '', annotations = '' }: { objects?: Record<number, string>; catalogue?: string; trailer?: string; annotations?: string } = {}): Uint8Array {
  const letters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))]
  const stream = (body: string, more = '') => `<<${more}/Length ${body.length}>>stream\n${body}\nendstream`
  const all: Record<number, string> = {
    1: `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    2: `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${10 + at * 2} 0 R`).join(' ')}]>>`,
    3: '<</Type/Font/Subtype/Type0/BaseFont/Serif/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>',
    4: '<</Type/Font/Subtype/CIDFontType2/BaseFont/Serif/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 600>>',
    5: '<</Type/FontDescriptor/FontName/Serif/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
    6: stream(`/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange<0000><ffff>endcodespacerange\n${letters.length} beginbfchar\n${letters.map((letter) => `<${hex(letter)}><${hex(letter)}>`).join('\n')}\nendbfchar endcmap end end`),
    7: stream('\xff', '/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray'),
    ...objects,
  }
  for (const [at, texts] of pages.entries()) {
    all[10 + at * 2] = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${11 + at * 2} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 7 0 R>>>>${annotations}>>`
    all[11 + at * 2] = stream(texts.length === 0 ? 'q 595 0 0 842 0 0 cm /I Do Q' : texts.map(({ text, x = 70, y = 770, size = 12, turn = 0, spaced = 0 }) => {
      const [cos, sin] = [Math.cos(turn * Math.PI / 180), Math.sin(turn * Math.PI / 180)].map((each) => each.toFixed(5))
      return `BT /F ${size} Tf ${spaced} Tc ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm <${hex(text)}> Tj ET`
    }).join('\n'))
  }
  let [body, places] = ['%PDF-1.7\n', [] as string[]]
  const count = Math.max(...Object.keys(all).map(Number)) + 1
  for (let at = 0; at < count; at++) {
    if (all[at] === undefined) { places.push('0000000000 65535 f \n'); continue }
    places.push(`${String(body.length).padStart(10, '0')} 00000 n \n`)
    body += `${at} 0 obj\n${all[at]}\nendobj\n`
  }
  return Uint8Array.from(Buffer.from(`${body}xref\n0 ${count}\n${places.join('')}trailer<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1'))
}
