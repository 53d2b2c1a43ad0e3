import type { TableType } from '@yusuan/schemas';
import { expect, it } from 'vitest';
import { pathsToMeasures } from './measure.ts';

const measures = (paths: string[], type: TableType = 'expenditure_summary') =>
  pathsToMeasures(
    paths.map((path) => path.split('/')),
    type,
  );

it('金额 takes the measure of the head above', () => {
  expect(measures(['合计/金额', '基本支出/金额', '项目支出/金额'])).toEqual(['total', 'basic', 'project']);
  expect(measures(['合计', '2024年预算/基本支出/金额（万元）', '2024年预算/项目支出/金额'])).toEqual([
    'total',
    'basic',
    'project',
  ]);
  expect(measures(['公务接待费/金额', '会议费/金额'], 'three_public')).toEqual(['reception', 'budget']);
});

it('金额合计 does where it is alone below that head', () => {
  expect(measures(['基本支出/金额合计', '项目支出/金额合计'])).toEqual(['basic', 'project']);
  expect(measures(['基本支出/金额合计', '基本支出/人员经费', '基本支出/公用经费'])).toEqual([
    'total',
    'personnel',
    'public',
  ]);
});

it('金额 alone, or below a head that is no measure or is over all columns, stays', () => {
  expect(measures(['金额'])).toEqual(['budget']);
  expect(measures(['支出/金额', '其中/金额'])).toEqual(['budget', 'budget']);
  expect(measures(['一般公共预算/金额'])).toEqual(['budget']);
  expect(measures(['基本支出/人员类', '基本支出/公用类'])).toEqual(['personnel', 'public']);
  expect(measures(['人员经费/金额'])).toEqual(['budget']);
  expect(measures(['基本支出/金额', '比上年增减/金额'])).toEqual(['basic', 'change']);
});

it('金额 below a source of revenue is no total of the year', () => {
  expect(measures(['合计', '事业收入/金额', '事业收入/其中：教育收费'], 'revenue_summary')).toEqual([
    'total',
    'other:事业收入/金额',
    'other:事业收入/其中：教育收费',
  ]);
});

it('a year takes the measure of the head above', () => {
  expect(measures(['合计/2024年', '合计/2025年', '基本支出/2024年', '基本支出/2025年'])).toEqual([
    'total',
    'total',
    'basic',
    'basic',
  ]);
  expect(measures(['公务接待费/2024年', '公务接待费/2025年'], 'three_public')).toEqual(['budget', 'budget']);
});

it('words of other languages and marks of notes beside a head do not hide it', () => {
  expect(measures(['合计\nTotal', '基本支出（Basic expenditure）', '项目支出②', '其中：PPP项目支出'])).toEqual([
    'total',
    'basic',
    'project',
    'other:其中：PPP项目支出',
  ]);
  expect(measures(['合计 བསྡོམས།', 'جەمئىي基本支出', '项目支出'])).toEqual(['total', 'basic', 'project']);
});
