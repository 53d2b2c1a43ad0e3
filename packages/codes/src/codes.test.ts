import { describe, expect, it } from 'vitest';
import {
  codeList,
  departmentalSubjectsOf,
  governmentSubjectsOf,
  joinCodeParts,
  levelOf,
  parentOf,
  systemOfCode,
} from './index.ts';

describe('codeList', () => {
  const functional = codeList('functional', 2024);

  it('holds what documents attest, and nothing from memory', () => {
    expect([
      functional.size,
      codeList('economic_department').size,
      codeList('economic_government').size,
      codeList('revenue').size,
    ]).toEqual([818, 111, 53, 0]);
    expect(functional.byCode('2080102')).toMatchObject({ name: '一般行政管理事务', level: 'item', parent: '20801' });
    expect(functional.byCode('2080505')).toMatchObject({ documents: 239, documentsWithName: 189, confidence: 'high' });
    expect(functional.byCode('20698')).toBeNull();
    for (const system of ['functional', 'economic_department', 'economic_government'] as const) {
      for (const entry of codeList(system).entries()) {
        expect(entry.documents, entry.code).toBeGreaterThan(0);
        expect(entry.name, entry.code).toMatch(/^\p{Script=Han}[\p{Script=Han}（）、]*$/u);
        expect(systemOfCode(entry.code), entry.code).toBe(system);
      }
    }
  });

  it('finds names within their parent, without enumeration and 支出', () => {
    expect(functional.byName('八、社会保障和就业支出')?.code).toBe('208');
    expect(functional.byName('社会保障和就业')?.code).toBe('208');
    expect(functional.byName('（二十）住房保障支出')?.code).toBe('221');
    expect(functional.byName('教育支出（类）')?.code).toBe('205');
    expect(functional.byName('行政运行')).toBeNull();
    expect(functional.byName('行政运行', { parent: '20801' })?.code).toBe('2080101');
    expect(functional.byName('其他教育支出', { parent: '205' })?.code).toBe('20599');
    expect(functional.allByName('行政运行').length).toBeGreaterThan(20);
    expect(functional.byName('劳务外包')).toBeNull();
    expect(codeList('economic_department').byName('因公出国(境)费')?.code).toBe('30212');
    expect(codeList('economic_department').byName('维修(护)费')?.code).toBe('30213');
    expect(codeList('economic_department').byName('對個人和家庭補助')?.code).toBe('303');
  });

  it('completes names cut short where only one fits', () => {
    const government = codeList('economic_government', 2020);
    expect(government.byNamePrefix('机关工资福')?.code).toBe('501');
    expect(government.byNamePrefix('机关商品和')?.code).toBe('502');
    expect(government.byNamePrefix('机关资本性')).toBeNull();
    expect(government.byNamePrefix('机关')).toBeNull();
    expect(government.byNamePrefix('委托业务', { parent: '502' })?.code).toBe('50205');
    expect(government.byNamePrefix('其他', { parent: '502' })).toBeNull();
    expect(government.byNamePrefix('对个人和家')?.code).toBe('509');
  });

  it('knows what a code was called in which year', () => {
    expect(codeList('functional', 2018).byCode('210')?.name).toBe('医疗卫生与计划生育支出');
    expect(codeList('functional', 2019).byCode('210')?.name).toBe('卫生健康支出');
    expect(codeList('functional', 2019).byCode('20805')?.name).toBe('行政事业单位离退休');
    expect(codeList('functional', 2020).byCode('215')?.name).toBe('资源勘探信息等支出');
    expect(codeList('functional', 2021).byCode('215')?.name).toBe('资源勘探工业信息等支出');
    expect(codeList('functional', 2024).byName('医疗卫生与计划生育支出')?.code).toBe('210');
    expect(codeList('functional', 2017).year).toBe(2017);
  });

  it('reads codes spread over columns', () => {
    expect(functional.byPath(['208', '1', '2'])).toMatchObject({
      code: '2080102',
      entry: { name: '一般行政管理事务' },
    });
    expect(functional.byPath(['', '10', '99', '2011099'])?.code).toBe('2011099');
    expect(functional.byPath(['208', '77'])).toEqual({ code: '20877', entry: null });
  });
});

describe('joinCodeParts', () => {
  it.each([
    [['208'], null, '208'],
    [['01'], '208', '20801'],
    [['1'], '208', '20801'],
    [['208', '01', '02'], null, '2080102'],
    [['208', '', ''], null, '208'],
    [['208', '20801'], null, '20801'],
    [['208', '20801', '2080102'], null, '2080102'],
    [['10', '', '20110'], null, '20110'],
    [['10', '99', '2011099'], null, '2011099'],
    [['208', '01', '2080102'], null, null],
    [['209', '20801'], null, null],
    [['01'], null, null],
    [['01', '02'], '2080101', null],
    [['316002'], null, null],
    [['208', '项目'], null, null],
    [['', ''], '208', null],
  ])('%j below %s → %s', (parts, above, code) => {
    expect(joinCodeParts(parts, 'functional', above)).toBe(code);
  });
});

describe('hierarchy', () => {
  it('tells level, parent and system', () => {
    expect([
      levelOf('208', 'functional'),
      levelOf('20801', 'functional'),
      levelOf('2080101', 'functional'),
      levelOf('208010', 'functional'),
    ]).toEqual(['class', 'section', 'item', null]);
    expect([levelOf('30101', 'economic_department'), levelOf('3010101', 'economic_department')]).toEqual([
      'section',
      null,
    ]);
    expect([parentOf('2080101'), parentOf('20801'), parentOf('208')]).toEqual(['20801', '208', null]);
    expect(
      ['2080101', '30101', '501', '10301', '601', '316002', '2024', 'A01'].map((code) => systemOfCode(code)),
    ).toEqual(['functional', 'economic_department', 'economic_government', 'revenue', null, null, null, null]);
    expect(systemOfCode('30101', { expected: ['functional'] })).toBeNull();
  });

  it('knows which subjects correspond', () => {
    expect(governmentSubjectsOf('30101').map((pair) => pair.government)).toEqual(['50101', '50501']);
    expect(governmentSubjectsOf('30305').map((pair) => pair.government)).toEqual(['50901']);
    expect(governmentSubjectsOf('30102')[0]).toEqual({ departmental: '30102', government: '50101', documents: 14 });
    expect(departmentalSubjectsOf('50103').map((pair) => pair.departmental)).toEqual(['30113']);
    expect(governmentSubjectsOf('39901')).toEqual([]);
  });
});
