/**
 * What the rules say no to. Rules return one as a value; actions throw it; the server and the screen turn it into a sentence.
 * code: 'room.why-in-words'; facts: plain JSON values that the sentence needs.
 */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Record<string, unknown>
  constructor(code: string, facts: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

/** Throws the refusal that a rule returned, if it did. */
export function obey(refusal: Refusal | null) {
  if (refusal) throw refusal
}
