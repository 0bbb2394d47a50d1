/** A made-up country as facts alone, and who sees what in it, found by walking them: nothing here knows unit_area or a policy. */
export type Version = { parent: number | null; from: string; upto: string | null }
export type Unit = { id: number; kind: 'country' | 'province' | 'commune' | 'village'; versions: Version[] }
export type Passing = { from: number; to: number | null; kind: 'merge' | 'split' | 'dissolve'; on: string }
export type Tree = { root: number; units: Map<number, Unit>; passings: Passing[] }
/** A person: where they lived one after the other, the unit of their post, of their work, and the record that speaks for theirs. */
export type Place = { id: number; lived: number[]; serves: number | null; works: number | null; sameAs: number | null }

const forever = '9999-12-31'
const endOf = ({ versions }: Unit) => versions.map(({ upto }) => upto ?? forever).sort().at(-1)!

/** What a unit is seen from directly: what it stands under now, what it stood under until that itself ended, and what it became. */
function rightAbove({ units, passings }: Tree, unit: Unit): number[] {
  const end = endOf(unit)
  const parents = unit.versions.flatMap(({ parent, upto }) =>
    (parent !== null && ((upto ?? forever) === end || (upto ?? forever) === endOf(units.get(parent)!)) ? [parent] : []))
  const became = end === forever ? [] : passings.flatMap(({ from, to, on }) => (from === unit.id && on === end && to !== null ? [to] : []))
  return [...parents, ...became]
}

/** The units seen from an area: for each unit, is the area met on the way up? From the country all are. */
export function visibleFrom(tree: Tree, area: number): Set<number> {
  const meets = (id: number, passed: Set<number>): boolean => {
    if (id === area) return true
    if (passed.has(id)) return false
    passed.add(id)
    return rightAbove(tree, tree.units.get(id)!).some((above) => meets(above, passed))
  }
  return new Set([...tree.units.keys()].filter((id) => area === tree.root || meets(id, new Set())))
}

/** The area and what went wholly into it: by these ids a row names what it stood under at the time. */
export function wholeInto(tree: Tree, area: number): Set<number> {
  const found = new Set([area])
  for (let grown = true; grown;) {
    const more = tree.passings.filter(({ from, to, kind, on }) => to !== null && found.has(to) && !found.has(from) && kind === 'merge'
      && !tree.passings.some((other) => other.from === from && other.on === on && other.to !== to))
    for (const { from } of more) found.add(from)
    grown = more.length > 0
  }
  return found
}

type Wish = { verb: number; a: number; b: number; fates: number }

export class Country {
  readonly tree: Tree
  readonly people: Place[] = []
  readonly founded: Unit[] = []
  /** Whether a unit went over to another province, which the product refuses: then the past of a commune may lie where its own province has never been. */
  crossed = false
  #next = 20_000
  #day = 0
  readonly #stays: boolean

  /** @param numbers chance */
  constructor(numbers: number[]) {
    this.#stays = numbers[39]! % 2 === 0
    const root = this.#unit('country', null)
    this.tree = { root: root.id, units: new Map([[root.id, root]]), passings: [] }
    const [p, c, v] = [2 + numbers[0]! % 2, 3 + numbers[1]! % 3, 4 + numbers[2]! % 5]
    const add = (kind: Unit['kind'], parents: Unit[], n: number) => this.#add(kind, parents[n % parents.length]!.id)
    const provinces = Array.from({ length: p }, () => add('province', [root], 0))
    const communes = Array.from({ length: c }, (_, i) => add('commune', provinces, numbers[3 + i]!))
    const villages = Array.from({ length: v }, (_, i) => add('village', communes, numbers[10 + i]!))
    const places = [...communes, ...villages]
    for (let i = 0; i < 8; i++) {
      const n = numbers[20 + i]!, m = numbers[30 + i]!
      this.people.push({
        id: 30_000 + i, lived: n % 4 ? [villages[n % v]!.id] : [], serves: i < places.length && n % 3 === 0 ? places[i]!.id : null, works: m % 3 === 0 ? places[m % places.length]!.id : null, sameAs: null,
      })
    }
    for (const person of this.people) if (person.lived.length + Number(person.serves !== null) + Number(person.works !== null) === 0) person.lived.push(villages[0]!.id)
  }

  get units(): Map<number, Unit> { return this.tree.units }

  #unit(kind: Unit['kind'], parent: number | null, from = '2020-01-01'): Unit {
    return { id: this.#next++, kind, versions: [{ parent, from, upto: null }] }
  }

  #add(kind: Unit['kind'], parent: number, from?: string): Unit {
    const unit = this.#unit(kind, parent, from)
    this.units.set(unit.id, unit)
    return unit
  }

  #standing(kind: Unit['kind']): Unit[] { return [...this.units.values()].filter((unit) => unit.kind === kind && endOf(unit) === forever) }

  #children(of: number): Unit[] { return [...this.units.values()].filter((unit) => endOf(unit) === forever && unit.versions.at(-1)!.parent === of) }

  /** One act, on a day after all before. What cannot be done is left undone. */
  act({ verb, a, b, fates }: Wish): void {
    const on = new Date(Date.UTC(2021, 0, 1 + 40 * ++this.#day)).toISOString().slice(0, 10)
    const [provinces, communes, villages] = [this.#standing('province'), this.#standing('commune'), this.#standing('village')]
    const pick = (list: Unit[], n: number) => list[n % Math.max(1, list.length)]
    const from = pick(verb === 0 || verb > 4 ? villages : verb === 4 ? provinces : communes, a)
    if (!from) return
    const near = (list: Unit[]) => (this.#stays ? list.filter((unit) => this.#provinceOf(unit) === this.#provinceOf(from)) : list)
    const to = pick(verb === 4 ? provinces : near(verb === 3 ? provinces : verb > 4 ? villages : communes), b)
    if (!to) return
    if (verb !== 4 && this.#provinceOf(from) !== this.#provinceOf(to)) this.crossed = true
    if (verb === 0 || verb === 3) this.#move(from, to.id, on)
    else if (verb === 2) this.#pass(from, [0, 1].map(() => this.#found(from, on)), 'split', on, fates)
    else if (verb === 5) this.#pass(from, [], 'dissolve', on, fates)
    else if (from !== to) this.#pass(from, [to], 'merge', on, fates)
    const person = this.people[a % this.people.length]!
    if (b % 3 === 0 && person.lived.length === 1) person.lived.push(to.id)
    const other = this.people[b % this.people.length]!
    if (fates % 4 === 0 && other !== person && this.people.every(({ sameAs }) => sameAs !== other.id && sameAs !== person.id) && person.sameAs === null && other.sameAs === null) person.sameAs = other.id
  }

  #provinceOf(unit: Unit): Unit {
    const above = unit.versions.at(-1)!.parent
    return unit.kind === 'province' || above === null ? unit : this.#provinceOf(this.units.get(above)!)
  }

  #found(like: Unit, on: string): Unit {
    const unit = this.#add(like.kind, like.versions.at(-1)!.parent!, on)
    this.founded.push(unit)
    return unit
  }

  #move(unit: Unit, parent: number, on: string): void {
    if (unit.versions.at(-1)!.parent === parent) return
    unit.versions.at(-1)!.upto = on
    unit.versions.push({ parent, from: on, upto: null })
  }

  /** A unit ends on a day. What stands under it goes along, ends with it, or is left behind. */
  #pass(unit: Unit, into: Unit[], kind: Passing['kind'], on: string, fates: number): void {
    const children = this.#children(unit.id)
    unit.versions.at(-1)!.upto = on
    for (const to of into.length > 0 ? into : [null]) this.tree.passings.push({ from: unit.id, to: to?.id ?? null, kind, on })
    for (const [i, child] of children.entries()) {
      const fate = (fates >> (2 * (i % 12))) % 4
      if (fate < 2 && into.length > 0) this.#move(child, into[fate % into.length]!.id, on)
      else if (fate === 2) this.#pass(child, [], 'dissolve', on, fates)
    }
  }
}
