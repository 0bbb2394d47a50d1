import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { secretMarkIn, secretMarkInFileName } from './secret-mark.ts'

test('a mark alone on a line, after «Độ mật», or in a number is found, composed or not', () => {
  const marked: Record<string, string> = {
    'MẬT': 'MẬT', ' [MẬT] ': 'MẬT', '«TỐI MẬT»': 'TỐI MẬT', 'Tuyệt mật': 'TUYỆT MẬT', 'TUYỆT  MẬT.': 'TUYỆT MẬT', 'M Ậ T': 'MẬT', 'T Ố I   M Ậ T': 'TỐI MẬT', 'ĐẢNG ỦY XÃ\nMẬT\nSố 12': 'MẬT',
    'Độ mật: Tối mật': 'TỐI MẬT', 'ĐỘ MẬT: MẬT': 'MẬT', 'Mức độ mật: Tuyệt mật.': 'TUYỆT MẬT',
    '12-KH/MẬT': 'MẬT', 'Số 05/MẬT-BC': 'MẬT', 'Kế hoạch số 7-KH/ĐU-MẬT ngày 3/2': 'MẬT', '3/2026/TỐI MẬT': 'TỐI MẬT', 'Quyết định 12-QĐ/TUYỆT MẬT, kèm theo': 'TUYỆT MẬT',
  }
  for (const [text, mark] of Object.entries(marked)) {
    assert.equal(secretMarkIn(text), mark, text)
    assert.equal(secretMarkIn(text.normalize('NFD')), mark, `${text}, decomposed`)
  }
})

const ordinary = ['mật độ dân số', 'MẬT ĐỘ DÂN SỐ', 'Giữ bí mật', 'BÍ MẬT', 'Thôn Mật', 'mật', 'Mật', 'mật ong rừng', 'NUÔI ONG LẤY MẬT', 'Ban Cơ yếu, mật mã', 'không soạn văn bản tối mật trên máy này', 'quan hệ mật thiết', 'đổi mật khẩu',
  'bảo vệ bí mật nhà nước', 'Tổ 12 mật độ cao', '12 mật', 'Độ mật:', 'Luật Bảo vệ bí mật nhà nước 117/2025/QH15', 'Phạm Mật', 'PHẠM VĂN MẬT', '12/3 mật ong', 'lớp 9/mật mã', 'tối mật mờ', 'B Í M Ậ T', 'M Ậ T Đ Ộ']

test('the word in ordinary writing is no mark', () => {
  for (const text of ordinary) assert.equal(secretMarkIn(text), undefined, text)
})

test('names of files', () => {
  const marked = { 'MẬT.xlsx': 'MẬT', '(MẬT) ke hoach.xlsx': 'MẬT', 'ke-hoach_MẬT.csv': 'MẬT', 'KẾ HOẠCH NHÂN SỰ - TỐI MẬT.xlsx': 'TỐI MẬT', '12-KH_MẬT_2026.xlsx': 'MẬT', 'Kế hoạch (TUYỆT MẬT).xlsx': 'TUYỆT MẬT', 'MẬT - quy hoạch.xlsx': 'MẬT' }
  for (const [name, mark] of Object.entries(marked)) assert.equal(secretMarkInFileName(name), mark, name)
  for (const name of ['mat-do.xlsx', 'MẬT ĐỘ DÂN SỐ.xlsx', 'MẬT-ĐỘ-DÂN-SỐ.xlsx', 'BÍ MẬT.xlsx', 'BẢO-MẬT.xlsx', 'Thôn Mật.xlsx', 'nuôi ong lấy mật.xlsx', 'so.xlsx', 'DANH SÁCH HỘ NUÔI ONG MẬT.xlsx']) assert.equal(secretMarkInFileName(name), undefined, name)
})

test('whatever words stand around, lower-case «mật» is never a mark, and a sentence with it in capitals is none either', () => {
  const word = fc.constantFrom('bí', 'mật', 'độ', 'dân', 'số', 'ong', 'khẩu', 'bảo', 'nhà', 'nước', 'thôn', 'Tổ', '12', '2025', 'cao', 'tối', 'giữ', 'mã', 'Kế hoạch')
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), (words) => {
    const text = words.join(' ').replace(/tối mật/g, 'tối, mật')
    assert.equal(secretMarkIn(text), undefined)
    if (words.length > 1) assert.equal(secretMarkIn(`${text} văn`.toUpperCase()), undefined)
  }))
})

test('whatever stands on the other lines, a mark on a line of its own is found', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, ' '))
  fc.assert(fc.property(fc.array(line, { maxLength: 4 }), fc.array(line, { maxLength: 4 }), fc.constantFrom('MẬT', 'TỐI MẬT', 'TUYỆT MẬT'), (above, below, mark) => {
    assert.notEqual(secretMarkIn([...above, mark, ...below].join('\n')), undefined)
  }))
})
