import { CITY_DAY, type Known, QUAN_SON_DAY } from './harness/known.ts'
import type { Login } from './harness/office.ts'

/** Where the sweep opens a screen: a real address of the world 'localities', and who looks. */
export type Visit = { to: string; as?: Login; title?: RegExp; onlyReads?: true }

type Ids = Known & { job: number; request: number }
const then = `ngay=${CITY_DAY}`
const nation = '2025-06-30'

/** At least one visit of every screen; a screen without one fails stories/pages.test.ts. */
export const visitsOf = (known: Ids): Record<string, Visit[]> => ({
  '/sign-in': [{ to: '/sign-in' }],
  '/sign-in/back': [{ to: '/sign-in/back' }],
  '/first-account': [{ to: '/first-account#khong-con-dung-duoc' }],
  '/account': [{ to: '/account', as: 'lang-son-city' }],
  '/accounts': [{ to: '/accounts', as: 'quan-tri' }],
  '/accounts/new': [{ to: '/accounts/new', as: 'quan-tri' }],
  '/accounts/identities': [{ to: '/accounts/identities', as: 'quan-tri' }],
  '/accounts/:accountId': [{ to: `/accounts/${known.account}`, as: 'quan-tri' }],
  '/': [{ to: `/?${then}`, as: 'lang-son-city', title: /Lạng Sơn/ }],
  '/home/:unitId': [
    { to: `/home/${known.quanSon}?ngay=${QUAN_SON_DAY}`, as: 'quan-son', title: /Quan Sơn/ },
    { to: `/home/${known.commune}?${then}`, as: 'lang-son-city', title: /Vĩnh Trại/ },
    { to: `/home/${known.country}?ngay=${nation}`, as: 'xem', title: /Việt Nam/ },
    { to: `/home/${known.province}`, as: 'xem', title: /Lạng Sơn/ },
    { to: `/home/${known.city}`, as: 'xem', title: /Lạng Sơn/ },
    { to: `/home/${known.empty}`, as: 'xem', title: /Hà Nội/ },
  ],
  '/figures': [{ to: `/figures?unit=${known.city}&${then}`, as: 'lang-son-city' }],
  '/figures/:code/rows': [
    { to: `/figures/posts.unified/rows?unit=${known.city}&${then}&part=missing`, as: 'lang-son-city' },
    { to: `/figures/posts.unified/rows?unit=${known.quanSon}&ngay=${QUAN_SON_DAY}`, as: 'quan-son' },
  ],
  '/figures/:code/comparison': [{ to: `/figures/posts.unified/comparison?unit=${known.city}&voi=2020-06-25&${then}`, as: 'lang-son-city' }],
  '/targets': [{ to: `/targets?unit=${known.city}&${then}`, as: 'lang-son-city' }],
  '/papers': [{ to: `/papers?${then}`, as: 'lang-son-city' }],
  '/papers/new': [{ to: '/papers/new', as: 'lang-son-city' }],
  '/papers/:paperId': [{ to: `/papers/${known.paper}?${then}`, as: 'lang-son-city' }],
  '/imports': [{ to: '/imports', as: 'lang-son-city' }],
  '/imports/new': [{ to: '/imports/new', as: 'lang-son-city' }],
  '/imports/:jobId': [{ to: `/imports/${known.job}`, as: 'lang-son-city' }],
  '/units': [{ to: `/units?${then}`, as: 'lang-son-city' }],
  '/units/unplaced': [{ to: '/units/unplaced', as: 'lang-son' }],
  '/units/:unitId': [
    { to: `/units/${known.village}?${then}`, as: 'lang-son-city' },
    { to: `/units/${known.city}?${then}`, as: 'lang-son-city', title: /Lạng Sơn/ },
    { to: `/units/${known.cell}?${then}`, as: 'lang-son-city' },
    { to: `/units/${known.city}`, as: 'xem' },
  ],
  ...Object.fromEntries(['found', 'split', 'rename', 'merge', 'move', 'convert', 'dissolve', 'cover', 'place'].map((act) =>
    [`/units/:unitId/${act}`, [{ to: `/units/${act === 'cover' ? known.cell : act === 'found' ? known.commune : known.village}/${act}?${then}`, as: 'lang-son' }] satisfies Visit[]])),
  '/villages': [{ to: `/villages?unit=${known.city}&${then}`, as: 'lang-son-city' }],
  '/people': [{ to: `/people?unit=${known.city}&${then}`, as: 'lang-son-city' }],
  '/people/new': [{ to: `/people/new?unit=${known.village}`, as: 'lang-son-city' }],
  '/people/duplicates': [{ to: `/people/duplicates?unit=${known.city}&${then}`, as: 'lang-son-city' }],
  '/tasks': [{ to: `/tasks?unit=${known.city}&${then}`, as: 'lang-son-city' }],
  '/tasks/mine': [{ to: '/tasks/mine', as: 'lang-son-city' }],
  '/tasks/workload': [{ to: `/tasks/workload?unit=${known.city}&${then}`, as: 'lang-son-city' }],
  '/tasks/new': [{ to: `/tasks/new?unit=${known.commune}`, as: 'lang-son-city' }],
  '/tasks/:taskId': [{ to: `/tasks/${known.task}?${then}`, as: 'lang-son-city' }],
  '/inspections': [{ to: `/inspections?unit=${known.city}&${then}`, as: 'lang-son-city' }],
  '/inspections/new': [{ to: `/inspections/new?unit=${known.city}`, as: 'lang-son-city' }],
  '/inspections/:teamId': [{ to: `/inspections/${known.team}?${then}`, as: 'lang-son-city' }],
  '/inspections/:teamId/change': [{ to: `/inspections/${known.team}/change`, as: 'lang-son-city' }],
  '/commendations': [{ to: `/commendations?unit=${known.quanSon}&ngay=${QUAN_SON_DAY}`, as: 'quan-son' }],
  '/commendations/new': [{ to: `/commendations/new?unit=${known.quanSon}`, as: 'quan-son' }],
  '/commendations/:commendationId': [{ to: `/commendations/${known.commendation}?ngay=${QUAN_SON_DAY}`, as: 'quan-son' }],
  '/journal': [{ to: `/journal?${then}`, as: 'giam-sat' }, { to: `/journal?nguoi=${known.head}&viec=appointments/${known.appointment}`, as: 'giam-sat' }],
  '/journal/looks': [{ to: '/journal/looks', as: 'giam-sat' }, { to: `/journal/looks?nguoi=${known.head}&viec=export`, as: 'giam-sat' }],
  '/journal/week': [{ to: `/journal/week?donvi=${known.city}`, as: 'lang-son' }, { to: '/journal/week', as: 'lang-son-city' }],
  '/journal/my-record': [{ to: '/journal/my-record', as: 'lang-son-city' }],
  '/roles': [{ to: '/roles', as: 'quan-tri' }, { to: '/roles', as: 'lang-son' }],
  '/rights': [{ to: '/rights', as: 'xem' }],
  '/data-map': [{ to: '/data-map', as: 'xem' }],
  '/requests': [{ to: '/requests', as: 'lang-son-city' }],
  '/requests/:requestId': [{ to: `/requests/${known.request}`, as: 'lang-son-city' }],
  '/requests/:requestId/record': [{ to: `/requests/${known.request}/record`, as: 'lang-son-city' }],
  '/backups': [{ to: '/backups', as: 'quan-tri', onlyReads: true }],
  '/people/:personId': [{ to: `/people/${known.head}?${then}`, as: 'lang-son-city' }],
  ...Object.fromEntries(['change', 'correct', 'identify', 'party', 'correct-party', 'move', 'employment'].map((act) =>
    [`/people/:personId/${act}`, [{ to: `/people/${known.head}/${act}?${then}`, as: 'lang-son-city' }] satisfies Visit[]])),
  '/units/:unitId/appoint/:kind': [{ to: `/units/${known.village}/appoint/village_head?${then}`, as: 'lang-son-city' }],
  '/units/:unitId/posts/:kind': [{ to: `/units/${known.village}/posts/village_head?${then}`, as: 'lang-son-city' }],
  '/appointments/:number/end': [{ to: `/appointments/${known.appointment}/end?${then}`, as: 'lang-son-city' }],
  '/appointments/:number/extend': [{ to: `/appointments/${known.appointment}/extend?${then}`, as: 'lang-son-city' }],
  '/appointments/:number/correct': [{ to: `/appointments/${known.appointment}/correct?${then}`, as: 'lang-son-city' }],
})
