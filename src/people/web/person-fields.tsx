import { SelectField } from '#ground/web/form/choices.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { TextField } from '#ground/web/form/text-field.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import type { Portrait } from '../person.ts'
import { type ChoiceField, choiceFields, choicesOf } from './choice-words.ts'
import { birthText, readBirth } from './vague-day.ts'
import { words } from './words.ts'

export type Draft = Omit<Portrait, 'livesIn'>
type PersonField = 'name' | 'birth' | ChoiceField

type PersonFieldsProps = { name: (field: PersonField) => string; errors: FieldError[]; initial?: Draft; short?: boolean; nameInitial?: string; onName?: (name: string) => void }

/** The fields of a portrait but the residence. `short` asks name, birth and sex only. */
export const PersonFields = ({ name, errors, initial, short, nameInitial, onName }: PersonFieldsProps) => {
  const say = useSay()
  const wrong = (field: PersonField) => errors.find((error) => error.name === name(field))?.sentence
  const choices = short ? (['sex'] as const) : choiceFields
  return (
    <>
      <TextField name={name('name')} label={say(words.name)} initial={initial?.name ?? nameInitial ?? ''} maxLength={120} error={wrong('name')} onChange={(text) => onName?.(text)} />
      <TextField name={name('birth')} label={say(words.birth)} hint={say(words.birthHint)} initial={initial ? birthText(initial.birth, initial.birthPrecision) : ''} width="short" optional error={wrong('birth')} />
      {choices.map((field) => (
        <SelectField key={field} name={name(field)} label={say(words[field])} initial={initial?.[field] ?? ''} choices={[{ value: '', label: say(words.unknown) }, ...choicesOf[field].map((choice) => ({ value: choice.value, label: say(choice) }))]} />
      ))}
    </>
  )
}

const chosen = (field: ChoiceField, text: string) => (choicesOf[field].some(({ value }) => value === text) ? text : null)

/** What was typed as a portrait, or what is to be put right. */
export function readPerson(textOf: (field: PersonField) => string, name: (field: PersonField) => string, say: Say): Draft | FieldError[] {
  const errors: FieldError[] = []
  const full = textOf('name')
  if (!/\p{L}/u.test(full)) errors.push({ name: name('name'), sentence: say('people.name-missing') })
  const birth = readBirth(textOf('birth'))
  if ('code' in birth) errors.push({ name: name('birth'), sentence: say(birth.code, birth.facts) })
  if (errors.length > 0 || 'code' in birth) return errors
  const of = <Field extends ChoiceField>(field: Field) => chosen(field, textOf(field)) as Draft[Field]
  return { name: full, ...birth, sex: of('sex'), ethnic: of('ethnic'), generalEducation: of('generalEducation'), professionalLevel: of('professionalLevel'), theoryLevel: of('theoryLevel') }
}
