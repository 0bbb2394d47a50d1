import fc from 'fast-check'

/** Invented Vietnamese names, for tests. */
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vi', 'Nông', 'Lò', 'Đặng', 'Y', 'Hà', 'Lương', 'Ðinh']
const middles = ['Văn', 'Thị', 'Đức', 'Thuỳ', 'Thúy', 'Minh', 'Ngọc', 'Hữu', 'Ánh', 'Ẩn']
const givens = ['An', 'Ân', 'Ẩn', 'Ba', 'Bá', 'Bà', 'Bả', 'Bã', 'Bạ', 'Chi', 'Cường', 'Dung', 'Dũng', 'Đông', 'Hòa', 'Hoà', 'Hoa', 'Hoá', 'Quý', 'Quí', 'Thủy', 'Thuý', 'Yên', 'Ước', 'Ưng', 'Út', 'Ơn', 'Ổn']

export const someName = fc
  .tuple(fc.constantFrom(...families), fc.array(fc.constantFrom(...middles), { maxLength: 2 }), fc.constantFrom(...givens))
  .map(([family, middle, given]) => [family, ...middle, given].join(' '))
