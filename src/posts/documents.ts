import type { Document } from '#documents/public.ts'
import { summaryOfUnification } from './documents/nth-01.ts'
import { listOfUnification } from './documents/nth-02.ts'

/** The forms of this room. */
export const documents: Document[] = [summaryOfUnification, listOfUnification]
