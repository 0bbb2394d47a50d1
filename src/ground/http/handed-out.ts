/** What is printed on a file that is handed out, so that a copy can be traced: its running number, and the code of the journal's newest head. */
export type Mark = { number: number; head: string | null }

/** A file with personal records on its way out: whom it holds, and its mark. */
export class HandedOut extends File {
  readonly personIds: readonly number[]
  readonly people: number // more than there are ids where the ids are not known
  readonly mark: Mark
  constructor(bytes: Uint8Array, name: string, type: string, { personIds = [], people = personIds.length, mark }: { personIds?: readonly number[]; people?: number; mark: Mark }) {
    super([new Uint8Array(bytes)], name, { type })
    this.personIds = personIds
    this.people = people
    this.mark = mark
  }
}

/** A file as it was once sent in: it goes out unchanged, so without a mark. `personIds`: whom it is about, as far as the register knows. */
export class SentBack extends File {
  readonly personIds: readonly number[]
  constructor(bytes: Uint8Array, name: string, type: string, personIds: readonly number[]) {
    super([new Uint8Array(bytes)], name, { type })
    this.personIds = personIds
  }
}

/** For `shows` of a download: the people in the file. */
export const peopleIn = (file: File): readonly number[] => (file instanceof HandedOut || file instanceof SentBack ? file.personIds : [])

/** «bản số 12 · 87 người · mã nhật ký …», for the foot of the file. */
export const writeMark = ({ number, head }: Mark, people: number): string =>
  [`bản số ${number}`, `${people} người`, ...(head === null ? [] : [`mã nhật ký ${head}`])].join(' · ')
