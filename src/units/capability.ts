import { restsOnPaper } from './kin.ts'
import { messages } from './messages.ts'
import { routesFor } from './routes.ts'
import { cellSheet } from './cell-sheet.ts'
import { measureSheet } from './measure-sheet.ts'
import { villageSheet } from './village-sheet.ts'

/** `routesFor` takes the guards of rooms above ([posts.holdsOn, …]); `restsOn` is for papers.routesFor. */
export const units = { name: 'units', schema: 'units/schema.sql', messages, routesFor, sheets: [villageSheet, cellSheet, measureSheet], restsOn: restsOnPaper }
