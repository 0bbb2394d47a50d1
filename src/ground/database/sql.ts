/** A statement and the values bound to it, in the order of $1, $2 … */
export type Sql = { text: string; values: unknown[] }

/** sql`... ${value}`: every ${} is a bound value, or another sql`` fragment. Text is never pasted in. */
export function sql(parts: TemplateStringsArray, ...given: unknown[]): Sql {
  let text = parts[0] ?? ''
  const values: unknown[] = []
  given.forEach((value, i) => {
    if (value instanceof Fragment) {
      text += shifted(value.text, values.length)
      for (const inner of value.values) values.push(inner)
    } else {
      if (text.endsWith("'")) throw new Error(`a bound value must not stand in quotes: ${text.slice(-40)}`)
      values.push(value)
      text += `$${values.length}`
    }
    text += parts[i + 1] ?? ''
  })
  return new Fragment(text, values)
}

/** An identifier in double quotes, for the rare statement whose table or column is chosen by the program. */
sql.name = (identifier: string): Sql => new Fragment(`"${identifier.replaceAll('"', '""')}"`, [])

/** Fragments or values one after the other: sql.join([1, 2], ', ') gives $1, $2. An empty list gives no text. */
sql.join = (list: readonly unknown[], separator: ', ' | ' and ' | ' or ' | ' union all ' | ' ' = ', '): Sql => {
  const joined = list.map((item) => (item instanceof Fragment ? item : new Fragment('$1', [item])))
  const values: unknown[] = []
  const texts = joined.map(({ text, values: inner }) => {
    const moved = shifted(text, values.length)
    for (const value of inner) values.push(value)
    return moved
  })
  return new Fragment(texts.join(separator), values)
}

const shifted = (text: string, by: number) => (by === 0 ? text : text.replace(/\$(\d+)/g, (_, n) => `$${Number(n) + by}`))

/** A class, so that nothing that came over the wire can pass for a fragment. */
class Fragment implements Sql {
  readonly text: string
  readonly values: unknown[]
  constructor(text: string, values: unknown[]) {
    this.text = text
    this.values = values
  }
}
