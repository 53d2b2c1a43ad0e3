import { describe, expect, it } from 'vitest';
import { toFullName } from './bodies.ts';

const names = [
  '某市某区人力资源和社会保障局',
  '某市某区教育局',
  '某市社会保险中心',
  '某市审计局某岛综合试验区分局',
  '某市某区教育局（本级）',
];

describe('one name for each body', () => {
  it.each([
    ['某市某区人社局', '某市某区人力资源和社会保障局'],
    ['某市某区人力资源和社会保障保障局', '某市某区人力资源和社会保障局'],
    ['某市某区教育局(部门)', '某市某区教育局'],
    ['某市社会保险事业服务中心', '某市社会保险事业服务中心'],
    ['某市审计局', '某市审计局'],
  ])('%s is %s', (printed, name) => {
    expect(toFullName(printed, [...names, printed])).toBe(name);
  });
});
