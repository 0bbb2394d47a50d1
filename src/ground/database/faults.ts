/** What stands in the way of the database or the port, said in one sentence to whoever started the program. */
export class Fault extends Error {
  readonly code: string
  readonly vi: string
  readonly en: string
  constructor(code: string, vi: string, en: string, cause?: unknown) {
    super(`${vi}\n${en}`, { cause })
    this.code = code
    this.vi = vi
    this.en = en
  }
}

type Facts = Record<string, string | number>
type Sentences = { vi: string; en: string }

const sentences: Record<string, Sentences> = {
  'port-taken': {
    vi: 'Cổng {port} đang được chương trình khác dùng; hãy dừng chương trình đó hoặc đặt PORT sang số khác.',
    en: 'Port {port} is in use by another program; stop that program or set PORT to another number.',
  },
  'port-forbidden': {
    vi: 'Hệ điều hành không cho mở cổng {port}; hãy đặt PORT từ 1024 trở lên.',
    en: 'The operating system does not allow port {port}; set PORT to 1024 or above.',
  },
  'address-unknown': {
    vi: 'Máy này không có địa chỉ {host}; hãy đặt HOST là 127.0.0.1 hoặc một địa chỉ của máy.',
    en: 'This machine has no address {host}; set HOST to 127.0.0.1 or to an address of the machine.',
  },
  'disk-full': {
    vi: 'Ổ đĩa đã đầy; hãy giải phóng dung lượng rồi làm lại, những gì đã xác nhận vẫn còn nguyên.',
    en: 'The disk is full; free some space and try again, everything confirmed so far is intact.',
  },
  'server-unreachable': {
    vi: 'Không kết nối được máy chủ PostgreSQL ({detail}); hãy kiểm tra DATABASE_URL và xem máy chủ có đang chạy không.',
    en: 'The PostgreSQL server cannot be reached ({detail}); check DATABASE_URL and whether the server is running.',
  },
  'server-not-ready': {
    vi: 'Máy chủ PostgreSQL đang khởi động hoặc đang dừng; hãy thử lại sau ít giây.',
    en: 'The PostgreSQL server is starting up or shutting down; try again in a few seconds.',
  },
  'too-many-connections': {
    vi: 'Máy chủ PostgreSQL đã hết chỗ kết nối; hãy tăng max_connections hoặc đóng bớt chương trình khác.',
    en: 'The PostgreSQL server has no connection left; raise max_connections or close other programs.',
  },
  'server-too-old': {
    vi: 'Máy chủ PostgreSQL quá cũ (bản {version}); cần bản 16 trở lên.',
    en: 'The PostgreSQL server is too old ({version}); 16 or newer is needed.',
  },
  'not-utf8': {
    vi: 'Cơ sở dữ liệu dùng bảng mã {encoding}; hãy tạo cơ sở dữ liệu UTF8.',
    en: 'The database is encoded in {encoding}; create one encoded in UTF8.',
  },
  'not-let-in': {
    vi: 'Máy chủ PostgreSQL không nhận tên đăng nhập hoặc mật khẩu; hãy kiểm tra DATABASE_URL.',
    en: 'The PostgreSQL server refused the user name or password; check DATABASE_URL.',
  },
  'no-such-database': {
    vi: 'Máy chủ PostgreSQL chưa có cơ sở dữ liệu ghi trong DATABASE_URL; hãy tạo rồi khởi động lại.',
    en: 'The PostgreSQL server does not have the database named in DATABASE_URL; create it and start again.',
  },
  'not-allowed': {
    vi: 'Tài khoản PostgreSQL thiếu quyền ({detail}); hãy cho nó làm chủ cơ sở dữ liệu này.',
    en: 'The PostgreSQL account lacks a right ({detail}); make it the owner of this database.',
  },
  'may-not-make-logins': {
    vi: 'Chủ cơ sở dữ liệu không được tạo tài khoản PostgreSQL; hãy cho quyền CREATEROLE (alter role … createrole), hoặc nhờ người quản trị máy chủ tạo vai trò {group} và tài khoản {name}.',
    en: 'The owner of the database may not create PostgreSQL roles; grant CREATEROLE (alter role … createrole), or have the server’s administrator make the role {group} and the login {name}.',
  },
  'way-in-clear': {
    vi: 'DATABASE_URL nối tới máy chủ {host} qua mạng mà không nói cách mã hóa; hãy thêm ?sslmode=verify-full (và &sslrootcert=TỆP nếu chứng thư do cơ quan tự cấp), hoặc ?sslmode=disable nếu đường nối đã được bảo vệ cách khác.',
    en: 'DATABASE_URL reaches the server {host} over the network and does not say how it is encrypted; add ?sslmode=verify-full (and &sslrootcert=FILE where the certificate is of your own), or ?sslmode=disable where the way is protected otherwise.',
  },
  'not-encrypted': {
    vi: 'Máy chủ PostgreSQL không mã hóa đường nối, hoặc chứng thư của nó không đáng tin ({detail}); hãy bật ssl trên máy chủ đó, hoặc trỏ sslrootcert trong DATABASE_URL tới chứng thư gốc của cơ quan.',
    en: 'The PostgreSQL server does not encrypt, or its certificate is not to be trusted ({detail}); turn ssl on there, or let sslrootcert in DATABASE_URL name the root certificate of your own.',
  },
  'not-guarded': {
    vi: 'Cơ sở dữ liệu không giữ đúng quyền xem ({holes}); máy chủ không mở. Hãy chạy lại bản phần mềm này để đặt lại quyền, hoặc báo người quản trị.',
    en: 'The database does not hold to who may see what ({holes}); the server does not open. Start this release again so that it sets them anew, or tell the administrator.',
  },
  'already-running': {
    vi: 'Nhất Thể đang chạy trên thư mục {folder} (tiến trình {pid}); hãy dừng tiến trình đó hoặc đặt NHATTHE_DATA sang thư mục khác.',
    en: 'Nhất Thể is already running on the folder {folder} (process {pid}); stop that process or set NHATTHE_DATA to another folder.',
  },
  'folder-not-ours': {
    vi: 'Thư mục dữ liệu {folder} thuộc về người dùng khác ({owner}); hãy chạy bằng người dùng đó hoặc đặt NHATTHE_DATA sang thư mục khác.',
    en: 'The data folder {folder} belongs to another user ({owner}); run as that user or set NHATTHE_DATA to another folder.',
  },
  'server-will-not-start': {
    vi: 'Không khởi động được PostgreSQL; xem {log}. {detail}',
    en: 'PostgreSQL could not be started; see {log}. {detail}',
  },
  'server-lost': {
    vi: 'PostgreSQL của Nhất Thể dừng giữa chừng; hãy làm lại. Nếu lặp lại, xem {log}.',
    en: 'PostgreSQL stopped in the middle of the work; try again. Should it happen again, see {log}.',
  },
  'migration-changed': {
    vi: 'Bước nâng cấp {name} đã chạy rồi nhưng nội dung nay khác đi; hãy dùng lại đúng bản phần mềm cũ hoặc bản mới hơn.',
    en: 'The migration {name} was applied already and its text has changed since; go back to the release that had it, or on to a newer one.',
  },
  'migration-waits': {
    vi: 'Bước nâng cấp {name} chưa chạy được vì bảng của nó luôn có người dùng; hãy dừng việc dài đang chạy (nhập sổ, sao lưu) rồi khởi động lại.',
    en: 'The migration {name} could not run, for its table is in use all the time; stop the long work that runs (an import, a backup) and start again.',
  },
  'newer-register': {
    vi: 'Cơ sở dữ liệu đã được bản phần mềm mới hơn nâng cấp ({name}); hãy dùng bản mới hơn đó.',
    en: 'The database was upgraded by a newer release ({name}); use that release.',
  },
}

type Failing = { code?: unknown; message?: string; port?: unknown; address?: unknown; errors?: unknown[] }

const byErrorCode: Record<string, string> = {
  EADDRINUSE: 'port-taken', EACCES: 'port-forbidden', EADDRNOTAVAIL: 'address-unknown', ENOSPC: 'disk-full', EDQUOT: 'disk-full',
  ECONNREFUSED: 'server-unreachable', ENOTFOUND: 'server-unreachable', EAI_AGAIN: 'server-unreachable', ETIMEDOUT: 'server-unreachable',
  EHOSTUNREACH: 'server-unreachable', ENETUNREACH: 'server-unreachable', ECONNRESET: 'server-unreachable', ENOENT: 'server-unreachable',
  '53100': 'disk-full', '28000': 'not-let-in', '28P01': 'not-let-in', '3D000': 'no-such-database', '42501': 'not-allowed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'not-encrypted', SELF_SIGNED_CERT_IN_CHAIN: 'not-encrypted', UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'not-encrypted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'not-encrypted', CERT_HAS_EXPIRED: 'not-encrypted', ERR_TLS_CERT_ALTNAME_INVALID: 'not-encrypted',
  '57P03': 'server-not-ready', '57P01': 'server-not-ready', '53300': 'too-many-connections',
}

/** A fault by its own code, or the fault that an error of the system or of PostgreSQL stands for; any other error comes back unchanged. */
export function sayFault(what: unknown, facts: Facts = {}): unknown {
  if (typeof what === 'string') return fault(what, facts)
  if (what instanceof Fault || !isFailing(what)) return what
  const inner = Array.isArray(what.errors) ? what.errors.find(isFailing) : undefined
  const failing = inner ?? what
  const code = typeof failing.code === 'string' ? byErrorCode[failing.code] : timedOut(failing) ? 'server-unreachable' : inClear(failing) ? 'not-encrypted' : undefined
  if (code === undefined) return what
  return fault(code, { ...facts, ...factsOf(failing) }, what)
}

const isFailing = (value: unknown): value is Failing => value instanceof Error

const timedOut = ({ message }: Failing) => /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable/.test(message ?? '')

const inClear = ({ message }: Failing) => message === 'The server does not support SSL connections'

const factsOf = ({ message, port, address }: Failing): Facts => ({
  detail: message ?? '',
  ...(typeof port === 'number' ? { port } : {}),
  ...(typeof address === 'string' ? { host: address } : {}),
})

function fault(code: string, facts: Facts, cause?: unknown) {
  const said = sentences[code] ?? { vi: code, en: code }
  const filled = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '?'))
  return new Fault(code, filled(said.vi), filled(said.en), cause)
}
