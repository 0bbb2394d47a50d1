/** The titles of the units' screens: the menu needs them before any page is loaded. */
export const titles = {
  units: { vi: 'Đơn vị', en: 'Units' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  unplaced: { vi: 'Thôn chờ xếp vào xã mới', en: 'Villages waiting to be placed' },
} as const
