/** How fast units and people are found among 95,000 villages and 1,000,000 people, beside a plain scan with ILIKE: bin/node24 bench/search.ts [rounds] */
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { type Database, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Day, day } from '#ground/time/day.ts'
import { findPeople } from '#posts/find-people.ts'
import { findUnits } from '#units/public.ts'
import { openNames, placesOf } from './names.ts'
import { say } from './timing.ts'

const now = day('2026-10-31'), then = day('2021-06-25')
const MOST = 50 // ms, the goal of every kind
const rounds = Number(process.argv[2] ?? 15)

type Taken = { wall: number; worked: number } // ms
/** One kind of search: what is typed, one after the other, and where. */
type Kind = { what: string; texts: string[]; on?: Day; under?: 'commune' | 'province' | 'nation' }

const units: Kind[] = [
  { what: 'a whole name', texts: ['Phường Kỳ Lừa', 'Tỉnh Lạng Sơn', 'Xã Tân Lập', 'Thôn Nà Pàn'] },
  { what: 'a whole name, no diacritics', texts: ['phuong ky lua', 'tinh lang son', 'xa tan lap', 'thon na pan'] },
  { what: 'a bare name', texts: ['Kỳ Lừa', 'Lạng Sơn', 'Tân Lập', 'Đông Xá'] },
  { what: 'tone placement, y and i, Đ and Ð', texts: ['Hoà Bình', 'Hòa Bình', 'Ðắk Lắk', 'ki lua'] },
  { what: 'a beginning', texts: ['ky l', 'lang', 'tan l', 'vinh tr'] },
  { what: 'one letter', texts: ['t', 'h', 'n', 'x'] },
  { what: 'two letters', texts: ['th', 'na', 'xa', 'ng'] },
  { what: 'words in any order', texts: ['lap tan xa', 'binh hoa tinh', 'pan na', 'trai vinh'] },
  { what: 'a word from the middle', texts: ['pan', 'trach', 'lua', 'chuong'] },
  { what: 'one common word', texts: ['thôn', 'chi bộ', 'xã', 'tổ dân phố'] },
  { what: 'common words, both', texts: ['thon tan', 'chi bo thon', 'to dan pho 1', 'ban dong'] },
  { what: 'common words in another order', texts: ['dong thon', 'tan thon bo', '1 pho to', 'na ban chi'] },
  { what: 'common words without match', texts: ['thon pho khoi', 'ban xom ap', 'tinh thon huyen', 'chi xa phuong'] },
  { what: 'a common and a rare word', texts: ['thon na pan', 'chi bo thon dong xa', 'xom trach', 'to dan pho 17'] },
  { what: 'a former name', texts: ['Trưng Trắc', 'Vĩnh Trại', 'Hà Giang', 'Thành phố Lạng Sơn'] },
  { what: 'a former name, another day', texts: ['Phường Vĩnh Trại', 'Huyện Cao Lộc', 'Tỉnh Hà Giang', 'Đông Kinh'], on: then },
  { what: 'no match', texts: ['zzyzx', 'quoc hoc', 'khong co ten', 'nguyen van hung'] },
  { what: 'a name, in a province', texts: ['Tân Lập', 'thon na', 'Cao Lộc', 'dong'], under: 'province' },
  { what: 'common words, in a province', texts: ['thon', 'chi bo thon', 'ban dong', 'dong thon'], under: 'province' },
  { what: 'no match, in a province', texts: ['zzyzx', 'thon pho khoi', 'Sóc Trăng', 'khoi 1 khu'], under: 'province' },
  { what: 'a name, in a commune', texts: ['tổ dân phố', 'khoi 1', '12', 'khu'], under: 'commune' },
  { what: 'a name, in the nation', texts: ['Tân Lập', 'thon na', 'dong thon', 'zzyzx'], under: 'nation' },
  { what: 'no match, in a commune', texts: ['zzyzx', 'thon pho khoi', 'Sóc Trăng', 'Cao Lộc'], under: 'commune' },
]
const people: Kind[] = [
  { what: 'a whole name', texts: ['Nguyễn Văn Hùng', 'Trần Thị Hương', 'Lê Quang Vinh', 'Phạm Minh Tuấn'] },
  { what: 'a whole name, no diacritics', texts: ['nguyen van hung', 'tran thi huong', 'le quang vinh', 'pham minh tuan'] },
  { what: 'tone placement, y and i', texts: ['hoà', 'Quí', 'Nguyễn Thị Thuý', 'Lí Văn Hoà'] },
  { what: 'a beginning', texts: ['nguyen van h', 'tran thi', 'le qu', 'hoang minh t'] },
  { what: 'one letter', texts: ['h', 'n', 't', 'x'] },
  { what: 'two letters', texts: ['ng', 'th', 'hu', 'xu'] },
  { what: 'a given name', texts: ['Hùng', 'Hương', 'Khoa', 'Quyên'] },
  { what: 'middle and given name', texts: ['van hung', 'thi huong', 'minh tuan', 'quang vinh'] },
  { what: 'words in any order', texts: ['hung nguyen', 'huong tran thi', 'tuan minh pham', 'vinh le'] },
  { what: 'common words', texts: ['nguyen van', 'van nguyen', 'thi nguyen', 'le thi van'] },
  { what: 'common words without match', texts: ['hung dung nguyen', 'huong hoa thi van', 'tran le pham', 'nguyen tran hoang vu'] },
  { what: 'a word still being typed', texts: ['hung ngu', 'huong tr', 'tuan ph', 'hung dung t'] },
  { what: 'a rare word', texts: ['giang a pao', 'quach', 'luong slim', 'hua'] },
  { what: 'no match', texts: ['zzyzx', 'nguyen van zzyzx', 'nguyen zz', 'phuong ky lua'] },
  { what: 'a whole name, in a province', texts: ['Nguyễn Văn Hùng', 'Trần Thị Hương', 'Lê Quang Vinh', 'Phạm Minh Tuấn'], under: 'province' },
  { what: 'a given name, in a province', texts: ['hung', 'huong', 'khoa', 'vinh'], under: 'province' },
  { what: 'common words, in a province', texts: ['nguyen van', 'van', 'nguyen', 'thi'], under: 'province' },
  { what: 'no match, in a province', texts: ['zzyzx', 'hung dung nguyen', 'tran le pham', 'nguyen zz'], under: 'province' },
  { what: 'a name, in a commune', texts: ['nguyen', 'hung', 'thi', 'Trần Thị Hương'], under: 'commune' },
  { what: 'no match, in a commune', texts: ['zzyzx', 'hung dung nguyen', 'tran le pham', 'nguyen zz'], under: 'commune' },
  { what: 'a name, in the nation', texts: ['Nguyễn Văn Hùng', 'hung', 'hung nguyen', 'zzyzx'], under: 'nation' },
]
const box: Kind[] = [
  { what: 'a name', texts: ['Kỳ Lừa', 'Nguyễn Văn Hùng', 'hương', 'lang son'] },
  { what: 'common words', texts: ['thon', 'nguyen van', 'van', 'thon tan'] },
  { what: 'words in any order', texts: ['hung nguyen', 'lap tan', 'binh hoa', 'lua ky phuong'] },
  { what: 'no match', texts: ['zzyzx', 'tran le pham', 'thon pho khoi', 'nguyen zz'] },
]

const { database, close } = await openNames()
try {
  const places = await placesOf(database)
  const inUnits = (text: string, on: Day, under?: number) => database.read((tx) => findUnits(tx, text, on, { under, limit: 12 }))
  const inPeople = (text: string, on: Day, under?: number) => database.read((tx) => findPeople(tx, text, on, { under: under ?? null, limit: 12 }))
  const inBoth = async (text: string, on: Day, under?: number) => (await Promise.all([inUnits(text, on, under), inPeople(text, on, under)])).flat()
  const parts = [
    { name: 'units', kinds: units, ask: inUnits, plain: ['unit_version'] },
    { name: 'people', kinds: people, ask: inPeople, plain: ['person_version'] },
    { name: 'the search box (units and people)', kinds: box, ask: inBoth, plain: ['unit_version', 'person_version'] },
  ] as const
  console.log(`## Search\n\n95,000 villages with their cells under the national tree and 1,000,000 people; ms of the whole answer as the screens get it, ${rounds} rounds of four searches of each kind. Beside it the median of a scan with ILIKE for the words as typed, in the same run. Goal: 95 of 100 within ${MOST} ms. «Work» is what Node and PostgreSQL spent on the processor, without waiting for other programs (${loadavg()[0]?.toFixed(1)} wanted it at the beginning).\n`)
  console.log('| | found | p50 | p95 | longest | work, p95 | ILIKE | ratio | |\n|---|---|---|---|---|---|---|---|---|')
  for (const { name, kinds, ask, plain } of parts)
    for (const { what, texts, on = now, under } of kinds) {
      const place = under && places[under]
      const taken: Taken[] = [], scans: Taken[] = [], found: number[] = []
      for (const text of texts) found.push((await ask(text, on, place)).length)
      const sessions = await sessionsOf(database)
      for (let round = 0; round < rounds; round++)
        for (const text of texts) taken.push(await timed(sessions, () => ask(text, on, place)))
      for (const text of texts) scans.push(await timed([], () => Promise.all(plain.map((table) => scan(database, table, text)))))
      const walls = taken.map(({ wall }) => wall)
      const [half, most, longest, worked, scanned] = [at(walls, 0.5), at(walls, 0.95), at(walls, 1), at(taken.map(({ worked }) => worked), 0.95), at(scans.map(({ wall }) => wall), 0.5)]
      console.log(`| ${name}: ${what} | ${found.join(', ')} | ${half.toFixed(1)} | ${most.toFixed(1)} | ${longest.toFixed(1)} | ${worked.toFixed(1)} | ${scanned.toFixed(0)} | ${(scanned / half).toFixed(0)} × | ${most <= MOST ? 'met' : worked <= MOST ? 'met but for waiting' : 'missed'} |`)
      if (worked > MOST) say(`${name}: ${what}: ${worked.toFixed(1)} ms of work`)
    }
} finally {
  await close()
}

async function timed(sessions: number[], work: () => Promise<unknown>): Promise<Taken> {
  const begunAt = performance.now(), before = process.cpuUsage(), servedBefore = servedBy(sessions)
  await work()
  const wall = performance.now() - begunAt, { user, system } = process.cpuUsage(before)
  return { wall, worked: (user + system) / 1000 + servedBy(sessions) - servedBefore }
}

/** Milliseconds that these processes have been on the processor; 0 where the system does not say. */
function servedBy(pids: number[]): number {
  try {
    return pids.reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
  } catch {
    return 0
  }
}

async function sessionsOf(from: Database): Promise<number[]> {
  return (await from.read((tx) => rows<{ pid: number }>(tx, sql`select pid from pg_stat_activity where datname = current_database()`))).map(({ pid }) => pid)
}

/** What a search without index does: every row read, the words in one piece and with their marks. */
function scan(from: Database, table: 'unit_version' | 'person_version', text: string) {
  return from.read((tx) => tx.query(
    table === 'unit_version'
      ? 'select unit_id, full_name from unit_version where upper_inf(recorded) and full_name ilike $1 order by full_name limit 12'
      : 'select person_id, name from person_version where upper_inf(recorded) and name ilike $1 order by name limit 12', [`%${text}%`]))
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
