export { defineDocument, type Asked, type Document, type Format } from './document.ts'
export { documentCalled, exportDocument } from './export.ts'
export type { Form, FormColumn, FormRow } from './form.ts'
