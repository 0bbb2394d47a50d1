import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import { employmentSheet, type IdentityKey, peopleSheet } from '#people/public.ts'
import { appointmentSheet } from './appointment-sheet.ts'
import { places } from './places.ts'

/** «Nhân sự», «Công tác», «Giữ chức»: people's own sheets are completed here with what they must know of units. */
export const sheetsFor = (key: IdentityKey): Sheet[] => [peopleSheet(key, places), employmentSheet(places), appointmentSheet]
