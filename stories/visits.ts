import { CITY_DAY, type Known, QUAN_SON_DAY } from './harness/known.ts'
import type { Login } from './harness/office.ts'

/** Where the sweep opens a screen: a real address of the world 'localities', and who looks. */
export type Visit = { to: string; as?: Login; title?: RegExp }

type Ids = Known & { job: number }
const then = `ngay=${CITY_DAY}`
const nation = '2025-06-30'

/** At least one visit of every screen; a screen without one fails stories/pages.test.ts. */
export const visitsOf = (known: Ids): Record<string, Visit[]> => ({
  '/sign-in': [{ to: '/sign-in' }],
  '/first-account': [{ to: '/first-account#khong-con-dung-duoc' }],
  '/account': [{ to: '/account', as: 'lang-son-city' }],
  '/': [{ to: `/?${then}`, as: 'lang-son-city', title: /Lạng Sơn/ }],
  '/home/:unitId': [
    { to: `/home/${known.quanSon}?ngay=${QUAN_SON_DAY}`, as: 'quan-tri', title: /Quan Sơn/ },
    { to: `/home/${known.commune}?${then}`, as: 'lang-son-city', title: /Vĩnh Trại/ },
    { to: `/home/${known.country}?ngay=${nation}`, as: 'xem', title: /Việt Nam/ },
    { to: `/home/${known.province}`, as: 'xem', title: /Lạng Sơn/ },
    { to: `/home/${known.city}`, as: 'xem', title: /Lạng Sơn/ },
    { to: `/home/${known.empty}`, as: 'xem', title: /Hà Nội/ },
  ],
  '/papers': [{ to: `/papers?${then}`, as: 'lang-son-city' }],
  '/papers/new': [{ to: '/papers/new', as: 'lang-son-city' }],
  '/papers/:paperId': [{ to: `/papers/${known.paper}?${then}`, as: 'lang-son-city' }],
  '/imports': [{ to: '/imports', as: 'lang-son-city' }],
  '/imports/new': [{ to: '/imports/new', as: 'lang-son-city' }],
  '/imports/:jobId': [{ to: `/imports/${known.job}`, as: 'lang-son-city' }],
  '/units': [{ to: `/units?${then}`, as: 'lang-son-city' }],
  '/units/:unitId': [
    { to: `/units/${known.village}?${then}`, as: 'lang-son-city' },
    { to: `/units/${known.city}?${then}`, as: 'lang-son-city', title: /Lạng Sơn/ },
    { to: `/units/${known.cell}?${then}`, as: 'lang-son-city' },
    { to: `/units/${known.city}`, as: 'xem' },
  ],
})
