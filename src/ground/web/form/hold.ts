import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/** Left for a button: a refusal shown now would move the button from under the finger; sending shows it. */
export const isPressing = ({ relatedTarget }: FocusEvent): boolean => relatedTarget instanceof HTMLButtonElement

/**
 * Text that cannot be read never leaves with its form as if the field were empty: sending stops, and the focus goes to the field, which says why.
 * `refuse` says at the field why the text that stands there is such, and whether it is.
 */
export const useHold = (input: RefObject<HTMLInputElement | null>, refuse: (text: string) => boolean): void => {
  const judge = useRef(refuse)
  useEffect(() => { judge.current = refuse })
  useEffect(() => {
    const field = input.current
    const form = field?.form
    if (!field || !form) return
    const hold = (event: Event) => {
      if (!judge.current(field.value)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      field.focus()
    }
    form.addEventListener('submit', hold)
    return () => form.removeEventListener('submit', hold)
  }, [input])
}
