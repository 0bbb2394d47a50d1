/** The titles of the screens: the menu needs them before any page is loaded. */
export const titles = {
  plans: { vi: 'Sáp nhập thôn', en: 'Village mergers' },
  plan: { vi: 'Phương án sáp nhập', en: 'Merger plan' },
} as const
