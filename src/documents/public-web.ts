export { ExportMenu } from './web/export-menu.tsx'
