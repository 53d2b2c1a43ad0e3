/** A document without an error in it: the expenditure tables of a made-up bureau, every sum closing to the printed place. */
import type { BudgetDocument } from '@yusuan/schemas';
import { documentOf, type RowSpec } from './document-builder.ts';

const items: readonly [string, number, number][] = [
  ['2050303 技校教育', 211784, 6485],
  ['2050399 其他职业教育支出', 30215, 1203],
  ['2080101 行政运行', 418161, 0],
  ['2080102 一般行政管理事务', 0, 128350],
  ['2080105 劳动保障监察', 0, 40000],
  ['2080150 事业运行', 400863, 50410],
  ['2080199 其他人力资源和社会保障管理事务支出', 0, 28060],
  ['2080501 行政单位离退休', 1038, 0],
  ['2080505 机关事业单位基本养老保险缴费支出', 90904, 0],
  ['2101101 行政单位医疗', 43071, 0],
  ['2101102 事业单位医疗', 21733, 0],
  ['2210201 住房公积金', 93242, 0],
  ['2210203 购房补贴', 11408, 0],
];

const names: Readonly<Record<string, string>> = {
  205: '教育支出',
  20503: '职业教育',
  208: '社会保障和就业支出',
  20801: '人力资源和社会保障管理事务',
  20805: '行政事业单位养老支出',
  210: '卫生健康支出',
  21011: '行政事业单位医疗',
  221: '住房保障支出',
  22102: '住房改革支出',
};

const economic: readonly [string, number, number][] = [
  ['30101 基本工资', 412664, 0],
  ['30102 津贴补贴', 254613, 0],
  ['30103 奖金', 301121, 0],
  ['30108 机关事业单位基本养老保险缴费', 90904, 0],
  ['30113 住房公积金', 93242, 0],
  ['30201 办公费', 0, 61518],
  ['30205 水费', 0, 6800],
  ['30206 电费', 0, 12672],
  ['30212 因公出国（境）费用', 0, 6790],
  ['30217 公务接待费', 0, 3248],
  ['30299 其他商品和服务支出', 0, 56988],
  ['30302 退休费', 21770, 0],
  ['30304 抚恤金', 89, 0],
];

const economicNames: Readonly<Record<string, string>> = {
  301: '工资福利支出',
  302: '商品和服务支出',
  303: '对个人和家庭的补助',
};

/** Hundredths of 万元 as printed; zero is blank. */
function printed(hundredths: number): string {
  if (hundredths === 0) return '';
  const text = hundredths.toString().padStart(3, '0');
  return `${text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${text.slice(-2)}`;
}

function withSubtotals(
  leaves: readonly [string, number, number][],
  known: Readonly<Record<string, string>>,
): RowSpec[] {
  const row = (label: string, own: readonly (readonly [string, number, number])[]): RowSpec => {
    const basic = own.reduce((sum, leaf) => sum + leaf[1], 0);
    const project = own.reduce((sum, leaf) => sum + leaf[2], 0);
    return { label, cells: [printed(basic + project), printed(basic), printed(project)] };
  };
  const codes = new Set(leaves.flatMap(([label]) => Object.keys(known).filter((code) => label.startsWith(code))));
  for (const [label] of leaves) codes.add(label.split(' ')[0]!);
  const rows = [...codes].sort().map((code) => {
    const own = leaves.filter(([label]) => label.startsWith(code));
    return row(known[code] ? `${code} ${known[code]}` : own[0]![0], own);
  });
  return [row('合计', leaves), ...rows];
}

export function correctDocument(): BudgetDocument {
  const functional = withSubtotals(items, names);
  const classes = functional.filter((r) => /^\d{3} /.test(r.label));
  const total = functional[0]!.cells;
  return documentOf([
    {
      type: 'expenditure_summary',
      title: '部门支出总表',
      columns: ['合计 total', '基本支出 basic', '项目支出 project'],
      rows: functional,
    },
    {
      type: 'general_public_expenditure',
      title: '一般公共预算支出表',
      columns: ['2024年预算数/合计 total', '2024年预算数/基本支出 basic', '2024年预算数/项目支出 project'],
      rows: functional,
    },
    {
      type: 'general_public_basic',
      title: '一般公共预算基本支出表',
      columns: ['2024年基本支出/合计 total', '2024年基本支出/人员经费 personnel', '2024年基本支出/公用经费 public'],
      system: 'economic_department',
      rows: withSubtotals(economic, economicNames),
    },
    {
      type: 'appropriation_summary',
      title: '财政拨款收支总表',
      columns: ['支出/合计 total', '支出/一般公共预算 general_public'],
      rows: [
        ...classes.map((r) => ({ ...r, cells: [r.cells[0]!, r.cells[0]!] })),
        { label: '支出总计', cells: [total[0]!, total[0]!] },
      ],
    },
  ]);
}
