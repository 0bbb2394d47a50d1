import type { Message } from '#ground/text/say.ts'

/** Names of the screens and panels: what the menu needs before any of them is loaded. */
export const titles = {
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  first: { vi: 'Người quản trị đầu tiên', en: 'The first administrator' },
  account: { vi: 'Tài khoản của tôi', en: 'My account' },
  accounts: { vi: 'Tài khoản', en: 'Accounts' },
  newAccount: { vi: 'Lập tài khoản', en: 'Make an account' },
  identities: { vi: 'Danh tính đăng nhập một lần', en: 'Identities of single sign-on' },
  oneAccount: { vi: 'Một tài khoản', en: 'An account' },
} satisfies Record<string, Message>
