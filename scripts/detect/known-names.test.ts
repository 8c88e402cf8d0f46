import { expect, test } from 'vitest';
import { isFullName, namesSomebody } from './names.ts';

test.each([
  ['Vietnamese', 'Nguyen Thi Hoa', 'Tran Van Binh', 'Kiet Pham', 'LY, THUAN'],
  ['Korean', 'Kim Ji-hoon', 'Seo-jin Kang', 'Hye-won Cho', 'Choi Min-ji'],
  ['Arabic', 'Nabil Al-Hashimi', 'Rania El-Amin', 'Yousef Khalil', 'Tariq bin Omar Saleh'],
  ['Armenian', 'Sevak Ghazaryan', 'Tatev Melikyan', 'Raffi Minassian', 'VARDANYAN, LEVON'],
  ['with two families', 'Jairo Peralta Ibáñez', 'Marisol Zepeda Lozano', 'Ana María Trejo de la Rosa'],
  ['with hyphens', 'Anne-Marie Cole-Baxter', 'Jean-Luc Martin', 'Rosa-Maria Garcia-Lopez'],
  ['in capitals', 'GALVEZ, YADIRA', 'DE LA CRUZ, ROSA', 'PATEL RAJESH K'],
])('a name is known: %s', (_, ...names) => {
  expect(names.filter((name) => !isFullName(name))).toEqual([]);
});

test.each([
  ['Vietnamese', 'Đặng Văn Tèo', 'HO THI BE', 'Luu Van Sau'],
  ['Korean', 'Park Chan-wook', 'Ah-in Yoo', 'JEON JI-HYUN', 'Bong, Joon-ho'],
  ['Armenian', 'Qristine Pashinyan', 'HENRIKH A. MKHITARYAN'],
])('of some peoples the form of a name tells it, without a list: %s', (_, ...names) => {
  expect(names.filter((name) => !isFullName(name))).toEqual([]);
});

test('what a people, a road or a language is called is nobody', () => {
  const others = [
    'Christian Russian',
    'Adrian Persian',
    'Henry Hudson Parkway',
    'Arthur Kill Road',
    'Kim Chee',
  ];
  expect(others.filter(isFullName)).toEqual([]);
});

test('a word before a name, capitalised too, does not hide it', () => {
  expect(namesSomebody('Called Maria Garcia about the fence')).toBe(true);
  expect(namesSomebody('Closed Cesar Chavez Avenue for a day')).toBe(false);
});
