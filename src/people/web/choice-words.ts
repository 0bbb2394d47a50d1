import type { Choice } from '#ground/spreadsheet/sheet.ts'
import type { Message } from '#ground/text/say.ts'
import { ethnicGroups } from '../ethnic-group.ts'
import { educationWords, professionWords, sexWords, theoryWords } from '../person.ts'
import { words } from './words.ts'

/** The fields of a portrait that are one of a few, with their words. */
export const choiceFields = ['sex', 'ethnic', 'generalEducation', 'professionalLevel', 'theoryLevel'] as const
export type ChoiceField = (typeof choiceFields)[number]
export const choicesOf: Record<ChoiceField, Choice[]> = { sex: sexWords, ethnic: ethnicGroups, generalEducation: educationWords, professionalLevel: professionWords, theoryLevel: theoryWords }

/** What a value of such a field is called. */
export const choiceWord = (field: ChoiceField, value: string | null): Message => choicesOf[field].find((choice) => choice.value === value) ?? words.unknown
