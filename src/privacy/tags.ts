/** By what a column of the register is tagged. */
export const classes = ['public', 'internal', 'personal', 'sensitive', 'sealed'] as const
/** public: anyone may know it · internal: for those who work here, of nobody in particular · personal · sensitive · sealed: kept as a hash or under a key outside the database, opened to nobody's eye */
export type Class = (typeof classes)[number]

export const purposes = ['running', 'tree', 'office-holding', 'party-life', 'no-duplicates', 'sign-in', 'rights', 'accountability', 'import', 'figures', 'law', 'requests', 'work'] as const
export type Purpose = (typeof purposes)[number]

/** none: it is no personal data · duty: Law 91/2025, art. 19: a State body's work needs no consent · party: Điều lệ Đảng · protection: measures to protect personal data · rights: the rights of the person */
export const bases = ['none', 'duty', 'party', 'protection', 'rights'] as const
export type Basis = (typeof bases)[number]

/** Numbers are rows of the legal rules; the rest are words. */
export const keeps = ['register', 'erasable', 'transaction', 'account', 'journal', 'privacy.keep_import_days', 'privacy.keep_session_days', 'privacy.keep_access_log_months'] as const
export type Keep = (typeof keeps)[number]
