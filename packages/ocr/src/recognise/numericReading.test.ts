import { describe, expect, it } from 'vitest';
import { foldNumericSigns, insertSeparators, isWellFormed, repairSeparators } from './numericReading.ts';

describe('repairSeparators', () => {
  it.each([
    ['9.951.86', '9,951.86'],
    ['1.234,567.00', '1,234,567.00'],
    ['12,345,67', '12,345.67'],
    ['219,980000', '219.980000'],
    ['-18,53', '-18.53'],
    ['406:00', '406.00'],
  ])('%s can only be %s', (read, number) => expect(repairSeparators(read)).toBe(number));

  it.each(['9,951.86', '9,951', '9.951', '120258,600', '2080101', '0.00', '12,34,56.78'])('%s stays', (read) =>
    expect(repairSeparators(read)).toBeUndefined(),
  );
});

describe('insertSeparators', () => {
  it('puts back a point that the ink shows', () => {
    expect(insertSeparators('67573692', { digits: 8, separators: [2] })).toBe('67.573692');
    expect(insertSeparators('1204.30', { digits: 6, separators: [1, 4] })).toBe('1,204.30');
  });

  it('leaves codes, readings that have them all and blobs that cannot be counted', () => {
    expect(insertSeparators('2080101', { digits: 7, separators: [6] })).toBeUndefined();
    expect(insertSeparators('9,951.86', { digits: 6, separators: [1, 4] })).toBeUndefined();
    expect(insertSeparators('67573692', { digits: 5, separators: [2] })).toBeUndefined();
  });
});

it('folds full-width signs in numbers only', () => {
  expect(foldNumericSigns('9，951．86')).toBe('9,951.86');
  expect(foldNumericSigns('一、本年收入')).toBe('一、本年收入');
});

it('knows a well-formed number', () => {
  expect(['9,951.86', '0', '-37.27', '12345.6', '5.2%'].map(isWellFormed)).toEqual([true, true, true, true, true]);
  expect(['9.951.86', '99,51', '1.', '0.0C', ''].map(isWellFormed)).toEqual([false, false, false, false, false]);
});
