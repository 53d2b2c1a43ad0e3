import { expect, it } from 'vitest';
import { repairColumnDecimals } from './columnDecimals.ts';
import type { Reading } from './linesToReadings.ts';

const column = (
  texts: string[],
  x0 = 100,
): { readings: Reading[]; regions: Parameters<typeof repairColumnDecimals>[1] } => ({
  readings: texts.map((text, i) => ({
    line: { x0: x0 + 5, x1: x0 + 60, y0: i * 30 + 4, y1: i * 30 + 24, region: i, cell: true },
    text,
    confidence: 0.99,
    alternatives: [],
  })),
  regions: texts.map((_, i) => ({ x0, x1: x0 + 80, y0: i * 30, y1: i * 30 + 30, cell: true })),
});

const repaired = (texts: string[]): string[] => {
  const { readings, regions } = column(texts);
  repairColumnDecimals(readings, regions);
  return readings.map(({ text }) => text);
};

it('puts the point back that a number lost among numbers that have it', () => {
  const { readings, regions } = column(['2024', '1,204.30', '123456', '204.30', '1,000.00', '0.00', '0']);
  const notices = repairColumnDecimals(readings, regions);
  expect(readings.map(({ text }) => text)).toEqual(['2024', '1,204.30', '1,234.56', '204.30', '1,000.00', '0.00', '0']);
  expect([readings[2]!.confidence, readings[2]!.alternatives]).toEqual([0.5, ['123456']]);
  expect(notices).toEqual([
    {
      check: 'ocr:column-decimals',
      severity: 'warning',
      message: '“123456” stands in a column whose other amounts have 2 decimals: it is taken for 1,234.56',
      expected: '1,234.56',
      actual: '123456',
    },
  ]);
});

it('takes another look at its word that has the decimals of the column', () => {
  const { readings, regions } = column([
    '1.000000',
    '2.500000',
    '134,133.371',
    '7.330000',
    '67573692',
    '9.120000',
    '5.000000',
    '6.250000',
    '3.000001',
    '4.000001',
  ]);
  readings[2]!.alternatives = ['134,133.328271', '134,13.32871'];
  repairColumnDecimals(readings, regions);
  expect([readings[2]!.text, readings[2]!.alternatives, readings[4]!.text]).toEqual([
    '134,133.328271',
    ['134,133.371', '134,13.32871'],
    '67.573692',
  ]);
});

it('takes the point out of a code', () => {
  const { readings, regions } = column(['30101', '30102', '302.31', '30299', '30201', '30202']);
  readings[2]!.alternatives = ['30231'];
  const notices = repairColumnDecimals(readings, regions);
  expect([readings[2]!.text, readings[2]!.alternatives]).toEqual(['30231', ['302.31']]);
  expect(notices.map(({ message }) => message)).toEqual([
    '“302.31” stands in a column whose other numbers have no point: it is taken for 30231',
  ]);
});

it.each([
  ['too few others tell', ['1,204.30', '123456', '204.30', '1,000.00']],
  ['many have none', ['1,204.30', '123456', '204.30', '1,000.00', '2.00', '4321']],
  ['a column of codes', ['2080101', '2080102', '2080502', '2210201', '2210202']],
  ['nobody read a code without its point', ['30101', '30102', '302.31', '30299', '30201', '30202']],
  ['the number would begin with a needless 0', ['1,204.30', '01234', '204.30', '1,000.00', '2.00']],
])('leaves numbers alone where %s', (_, texts) => expect(repaired(texts)).toEqual(texts));

it('doubts a number that cannot be put right', () => {
  const { readings, regions } = column(['1,204.30', '1,234', '204.30', '1,000.00', '2.00']);
  expect(repairColumnDecimals(readings, regions).map(({ message }) => message)).toEqual([
    '“1,234” stands in a column whose other amounts have 2 decimals',
  ]);
  expect([readings[1]!.text, readings[1]!.confidence]).toEqual(['1,234', 0.5]);
});
