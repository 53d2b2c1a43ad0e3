import type { TextBlock } from '@yusuan/model';
import type { Statement } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { blocksToProse, type Prose } from './index.ts';

const read = (...lines: string[]): Prose =>
  blocksToProse(
    lines.map((text, at): TextBlock => ({ kind: 'text', page: 1, text, line: at + 1 })),
    { idPrefix: 'aa', fiscalYear: 2024, organisationName: null, contents: new Set() },
  );

/** Subject, amount, change, percentage, as short as they can be told. */
const short = (s: Statement): (string | null)[] => [
  s.subject,
  s.amount_yuan,
  s.change_direction,
  s.change_yuan,
  s.change_percent,
];

describe('statements', () => {
  it('reads amount, change and percentage, and leaves the reasons out', () => {
    const { statements } = read(
      '2024年收入预算总额为53172.94万元，较上年增加38846.26万元，增长271.1%。主要原因是：新增上年专项结余36377.29万元。其中：事业收入0万元，较上年预算安排减少44万元，主要原因是：学费减少；其他收入1185.00万元，较上年预算安排增加1125.00元。',
    );
    expect(statements.map(short)).toEqual([
      ['收入预算总额', '531729400.00', 'increase', '388462600.00', '271.1'],
      ['事业收入', '0.00', 'decrease', '440000.00', null],
      ['其他收入', '11850000.00', 'increase', '1125.00', null],
    ]);
    expect(statements[2]!.raw_text).toBe('其他收入1185.00万元，较上年预算安排增加1125.00元');
    expect(statements[0]!.statement_id).toBe('aa-s001');
  });

  it('takes the subject from the head of the paragraph or from its heading', () => {
    const { statements } = read(
      '（一）公务接待费',
      '2024年预算数12.83万元，与上年持平。',
      '1.因公出国（境）费用。2024年预算数16.80万元，较2023年年初预算减少27.07万元。',
    );
    expect(statements.map(short)).toEqual([
      ['公务接待费', '128300.00', 'flat', null, null],
      ['因公出国(境)费用', '168000.00', 'decrease', '270700.00', null],
    ]);
  });

  it('joins a change that the next sentence tells', () => {
    const { statements } = read(
      '（2）教育支出（类）支出11,622万元，主要用于学校。与上年相比增加47.34万元，增长0.41%。主要原因是人员增加。',
    );
    expect(statements.map(short)).toEqual([['教育支出(类)支出', '116220000.00', 'increase', '473400.00', '0.41']]);
  });

  it('tells a change behind a list of its whole, not of its last part', () => {
    const { statements } = read(
      '2024年支出预算1,500.00万元，其中：基本支出1,000.00万元，占66.67%；项目支出500.00万元，占33.33%。比上年增加100万元，增长7.14%。',
    );
    expect(statements.map(short)).toEqual([
      ['支出预算', '15000000.00', 'increase', '1000000.00', '7.14'],
      ['基本支出', '10000000.00', null, null, null],
      ['项目支出', '5000000.00', null, null, null],
    ]);
  });

  it('keeps the direction open where both are printed', () => {
    const { statements } = read('项目支出100万元，较上年增加减少3463.96万元，占支出总额的61.78%。');
    expect(statements.map(short)).toEqual([['项目支出', '1000000.00', null, '34639600.00', null]]);
    expect(statements[0]).toMatchObject({ share_percent: '61.78', share_of: '支出总额' });
  });

  it('joins lines that run on, and says which line an amount stands in', () => {
    const { statements, paragraphs } = read(
      '一般公共预算拨款收入合计为本年的全部财政拨款共',
      '1454.32万元，比上年减少。',
    );
    expect(paragraphs).toHaveLength(1);
    expect(statements.map(({ amount_yuan, row }) => [amount_yuan, row])).toEqual([['14543200.00', 1]]);
  });

  it('makes no statements of definitions', () => {
    expect(read('第四部分 名词解释', '公务接待费：指单价50万元以上的费用支出100万元。').statements).toEqual([]);
  });
});

describe('facts', () => {
  it('counts people and vehicles', () => {
    const { facts } = read(
      '编制人数664人，其中：行政编制77人；退休人员233人。部门共有车辆3辆，单位价值200万元以上大型设备2台（套）。',
    );
    expect(facts.map(({ subject, value, unit }) => [subject, value, unit])).toEqual([
      ['编制人数', '664', '人'],
      ['行政编制', '77', '人'],
      ['退休人员', '233', '人'],
      ['部门共有车辆', '3', '辆'],
      ['大型设备', '2', '台(套)'],
    ]);
  });
});

it('takes a number of many digits for no amount', () => {
  expect(read(`支出预算${'1'.repeat(40)}万元，基本支出1.00万元。`).statements.map(short)).toEqual([
    ['基本支出', '10000.00', null, null, null],
  ]);
});
