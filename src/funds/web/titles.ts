/** The titles of the screens: the menu needs them before any page is loaded. */
export const titles = {
  funds: { vi: 'Kinh phí phụ cấp', en: 'Allowances' },
  rows: { vi: 'Từng thôn, từng tháng', en: 'Villages and months' },
  resolutions: { vi: 'Nghị quyết phụ cấp', en: 'Allowance resolutions' },
  classes: { vi: 'Xếp loại thôn', en: 'Village types' },
} as const
