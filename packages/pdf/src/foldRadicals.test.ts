import { expect, it } from 'vitest';
import { foldRadicals } from './foldRadicals.ts';

it('writes radicals as the ideographs that stand on the page', () => {
  expect(foldRadicals('财政专⼾管理资⾦，⼈员经费，⻓期，⾏政')).toBe('财政专户管理资金，人员经费，长期，行政');
  expect(foldRadicals('戶外')).toBe('戶外');
});
