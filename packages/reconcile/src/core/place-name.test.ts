import { describe, expect, it } from 'vitest';
import { placeOfName, placesAgree } from './place-name.ts';

describe('placeOfName', () => {
  it.each([
    ['西安市碑林区教育局', '西安市碑林区'],
    ['中共西安市委宣传部', '西安市'],
    ['江苏省人民检察院', '江苏省'],
    ['大理白族自治州财政局', '大理白族自治州'],
    ['上海市市场监督管理局', '上海市'],
    ['第一中学', ''],
  ])('%s → %s', (name, place) => expect(placeOfName(name)).toBe(place));
});

describe('placesAgree', () => {
  it('holds for one place and for a place within it, not for two', () => {
    expect(placesAgree('西安市', '西安市碑林区')).toBe(true);
    expect(placesAgree('西安市雁塔区', '西安市碑林区')).toBe(false);
    expect(placesAgree('西安市', '')).toBe(false);
    expect(placesAgree('', '')).toBe(true);
  });
});
