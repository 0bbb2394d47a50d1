import type { Chance } from './chance.ts'

export type VillageStyle = 'numbered' | 'tay' | 'thai' | 'delta' | 'coast'

const first: Record<Exclude<VillageStyle, 'numbered'>, string[]> = {
  tay: ['Nà', 'Pò', 'Khuổi', 'Bản', 'Cò', 'Phai', 'Lũng', 'Kéo', 'Pá', 'Còn', 'Tềnh', 'Slốc'],
  thai: ['', 'Na', 'Pa', 'Huổi', 'Co', 'Pom', 'Tà', 'Che', 'Sa', 'Mò'],
  delta: ['An', 'Đông', 'Tây', 'Thượng', 'Hạ', 'Nội', 'Phú', 'Lạc', 'Vĩnh', 'Đại', 'Tân', 'Yên', 'Xuân', 'Mỹ', 'Bình', 'Hòa', 'Nghĩa', 'Thanh'],
  coast: ['Khe', 'Đông', 'Tân', 'Hải', 'Nam', 'Bắc', 'Trung', 'Cái', 'Vạn', 'Đầm', 'Quất', 'Làng', 'Phú', 'Hồng'],
}
const second: Record<Exclude<VillageStyle, 'numbered'>, string[]> = {
  tay: ['Chuông', 'Mò', 'Làng', 'Cại', 'Pàn', 'Hin', 'Lẩu', 'Sèn', 'Kính', 'Lay', 'Mạ', 'Đeng', 'Pất', 'Cáu', 'Nhùng', 'Thâm', 'Slim', 'Rọ', 'Hán', 'Luông', 'Phầy', 'Tàn', 'Háng', 'Khoang'],
  thai: ['Bon', 'Bàng', 'Ngàm', 'Hạ', 'Sủa', 'Xanh', 'Lốc', 'Tình', 'Ché', 'Lầu', 'Hậu', 'Muống', 'Din', 'Pạng', 'Mẩy', 'Cum', 'Toong', 'Khạn', 'Bách', 'Ngày', 'Luốc', 'Phụn', 'Sỏi', 'Nhài', 'Bôn', 'Hẹ', 'Yên', 'Chung'],
  delta: ['Xá', 'Đạo', 'Thịnh', 'Cầu', 'Trạch', 'Lộc', 'Viên', 'Cốc', 'Khê', 'Tảo', 'Đình', 'Miễu', 'Lãng', 'Quán', 'Trai', 'Đồng', 'Kênh', 'Sài', 'Mai', 'Tiến'],
  coast: ['Sâu', 'Tiến', 'Lập', 'Hòa', 'Thanh', 'Sơn', 'Chanh', 'Rùa', 'Buồm', 'Mực', 'Tranh', 'Vụng', 'Giang', 'Long', 'Phong', 'Dương', 'Cả', 'Thành', 'Quang', 'Xuân'],
}

/** So many bare names, no two alike: numbers, or two invented syllables. */
export function inventVillageNames(by: Chance, style: VillageStyle, how: number): string[] {
  if (style === 'numbered') return Array.from({ length: how }, (_, i) => String(i + 1))
  const all = first[style].flatMap((a) => second[style].map((b) => `${a} ${b}`.trim()))
  const chosen = by.shuffled(all).slice(0, how)
  while (chosen.length < how) chosen.push(`${all[chosen.length % all.length]} ${Math.floor(chosen.length / all.length) + 1}`)
  return chosen
}
