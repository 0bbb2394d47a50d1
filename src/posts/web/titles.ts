import type { Message } from '#ground/text/say.ts'

/** Names of the screens and panels: what the menu needs before any of them is loaded. */
export const titles = {
  villages: { vi: 'Danh sách thôn', en: 'Villages' },
  people: { vi: 'Nhân sự', en: 'People' },
  add: { vi: 'Thêm người', en: 'Enter a person' },
  duplicates: { vi: 'Bản ghi trùng', en: 'Duplicates' },
  moves: { vi: 'Ghi đổi nơi ở', en: 'Record a move' },
  beginEmployment: { vi: 'Ghi công tác mới', en: 'New employment' },
  personPosts: { vi: 'Chức danh', en: 'Posts' },
  residence: { vi: 'Nơi ở', en: 'Residence' },
  employment: { vi: 'Công tác', en: 'Employment' },
  fill: { vi: 'Ghi người giữ', en: 'Fill' },
  history: { vi: 'Những người từng giữ', en: 'Former holders' },
  end: { vi: 'Thôi giữ chức', en: 'End the term' },
  extend: { vi: 'Kéo dài thời hạn', en: 'Extend' },
  correct: { vi: 'Đính chính', en: 'Correct' },
  posts: { vi: 'Chức danh và người giữ', en: 'Posts and who holds them' },
} satisfies Record<string, Message>
