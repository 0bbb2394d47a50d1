/** The titles of the units' screens: the menu needs them before any page is loaded. */
export const titles = {
  units: { vi: 'Đơn vị', en: 'Units' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  unplaced: { vi: 'Thôn chờ xếp vào xã mới', en: 'Villages waiting to be placed' },
  found: { vi: 'Thành lập', en: 'Found' },
  rename: { vi: 'Đổi tên', en: 'Rename' },
  move: { vi: 'Chuyển cấp trên', en: 'Move' },
  merge: { vi: 'Sáp nhập', en: 'Merge' },
  split: { vi: 'Chia tách', en: 'Split' },
  convert: { vi: 'Chuyển loại', en: 'Convert' },
  dissolve: { vi: 'Giải thể', en: 'Dissolve' },
  cover: { vi: 'Phụ trách thôn', en: 'Cover' },
  measure: { vi: 'Ghi quy mô', en: 'Tell the size' },
  place: { vi: 'Xếp vào xã mới', en: 'Place' },
} as const
