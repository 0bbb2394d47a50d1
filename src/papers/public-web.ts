export { PaperPick } from './web/paper-pick.tsx'
export { paperName, PaperLines, type PaperSeen } from './web/paper-name.tsx'
