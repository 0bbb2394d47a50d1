/** A statement and the values bound to it, in the order of $1, $2 … */
export type Sql = { text: string; values: unknown[] }

/** A class, so that nothing that came over the wire can pass for a fragment. */
class Fragment implements Sql {
  readonly text: string
  readonly values: unknown[]
  constructor(text: string, values: unknown[]) {
    this.text = text
    this.values = values
  }
}

type SqlTag = {
  /** sql`... ${value}`: every ${} is a bound value, or another sql`` fragment. Text is never pasted in. */
  (parts: TemplateStringsArray, ...given: unknown[]): Sql
  /** An identifier in double quotes, for the rare statement whose table or column is chosen by the program. */
  name(identifier: string): Sql
  /** Fragments or values one after the other: sql.join([1, 2]) gives $1, $2. An empty list gives no text. */
  join(list: readonly unknown[], separator?: Separator): Sql
}
type Separator = ', ' | ' and ' | ' or ' | ' union all ' | ' '

// A function's own `name` is not writable, only redefinable.
export const sql = Object.defineProperties(bind, { name: { value: quoted }, join: { value: join } }) as SqlTag

function bind(parts: TemplateStringsArray, ...given: unknown[]): Sql {
  let text = parts[0] ?? ''
  const values: unknown[] = []
  given.forEach((value, i) => {
    if (text.endsWith("'") && !(value instanceof Fragment)) throw new Error(`a bound value must not stand in quotes: ${text.slice(-40)}`)
    text += placed(value, values) + (parts[i + 1] ?? '')
  })
  return new Fragment(text, values)
}

function join(list: readonly unknown[], separator: Separator = ', '): Sql {
  const values: unknown[] = []
  const texts = list.map((item) => placed(item, values))
  return new Fragment(texts.join(separator), values)
}

function quoted(identifier: string): Sql {
  return new Fragment(`"${identifier.replaceAll('"', '""')}"`, [])
}

/** The text of one item, its values added behind those already bound. */
function placed(item: unknown, values: unknown[]) {
  if (!(item instanceof Fragment)) return `$${values.push(item)}`
  const before = values.length
  for (const value of item.values) values.push(value)
  return before === 0 ? item.text : item.text.replace(/\$(\d+)/g, (_, n) => `$${Number(n) + before}`)
}
