/** What somebody may be here for. What each role may do is room access's to say. */
export const roles = ['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'] as const
export type Role = (typeof roles)[number]
