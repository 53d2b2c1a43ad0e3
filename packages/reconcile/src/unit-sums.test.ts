import type { BudgetDocument } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { documentLinks, unitGroups } from './across/links.ts';
import { reconcile } from './reconcile.ts';
import { reconcileRun } from './run.ts';
import { documentOf, type TableSpec } from './testing/document-builder.ts';

type Figures = [total: string, education: string, health: string];

const table = (organisation: string, [total, education, health]: Figures): TableSpec => ({
  type: 'expenditure_summary',
  title: '支出总表',
  organisation,
  columns: ['合计 total'],
  rows: [
    { label: '合计', cells: [total] },
    { label: '205 教育支出', cells: [education] },
    { label: '210 卫生健康支出', cells: [health] },
  ],
});

const whole: Figures = ['300.00', '200.00', '100.00'];
const first: Figures = ['170.01', '120.01', '50.00'];

describe('a department and all its units in one file', () => {
  const file = (second: Figures) =>
    reconcile(documentOf([table('某市某局', whole), table('某市某局本级', first), table('某市某学校', second)]));
  const found = (document: BudgetDocument) =>
    document.findings
      .filter(({ check }) => check === 'reconcile:unit-sum')
      .map(({ expected, actual, amount_ids }) => [expected, actual, amount_ids]);

  it('proves the sums that close', () => {
    const document = file(['129.99', '79.99', '50.00']);
    expect(found(document)).toEqual([]);
    expect(document.checks).toContainEqual({ check: 'reconcile:unit-sum', holds: 3, fails: 0 });
  });

  it('says nothing where the units may not be all', () => {
    expect(found(file(['29.99', '19.99', '10.00']))).toEqual([]);
  });

  it('names a subject that does not close where the totals do', () => {
    const four = documentOf(
      [whole, first, ['129.99', '69.99', '60.00'] satisfies Figures].map((figures, i) => {
        const spec = table(['某市某局', '某市某局本级', '某市某学校'][i]!, figures as Figures);
        const further = ['206', '208', '211', '212', '213', '214'].map((code) => ({
          label: `${code} 支出`,
          cells: [i === 0 ? '40.00' : '20.00'],
        }));
        return { ...spec, rows: [...spec.rows, ...further] };
      }),
    );
    expect(found(reconcile(four))).toEqual([
      ['1900000.00', '2000000.00', ['t1-l2-c1', 't2-l2-c1', 't3-l2-c1']],
      ['1100000.00', '1000000.00', ['t1-l3-c1', 't2-l3-c1', 't3-l3-c1']],
    ]);
  });
});

describe('a department and all its units in a run', () => {
  const budget = (type: BudgetDocument['document_type'], code: string, name: string, figures: Figures) => {
    const document = documentOf([table(name, figures)], {
      document_type: type,
      organisation_code: code,
      organisation_name: name,
      document_id: `sha256:${code.padEnd(64, '0')}`,
    });
    if (type === 'department_budget') {
      const rows: TableSpec = {
        type: 'revenue_summary',
        title: '收入总表',
        side: 'revenue',
        organisation: name,
        columns: ['合计 total'],
        rows: ['某市某局本级', '某市某学校'].map((label) => ({ label, kind: 'organisation', cells: ['1.00'] })),
      };
      document.tables.push({ ...documentOf([rows]).tables[0]!, table_id: 't2' });
    }
    return document;
  };
  const run = (second: Figures) => {
    const documents = [
      budget('department_budget', '601', '某市某局', whole),
      budget('unit_budget', '601001', '某市某局本级', first),
      budget('unit_budget', '601002', '某市某学校', second),
    ];
    expect(unitGroups(documents.map(documentLinks))).toEqual([
      { department: documents[0]!.document_id, units: [documents[1]!.document_id, documents[2]!.document_id] },
    ]);
    return [...reconcileRun(documents).values()]
      .flat()
      .filter(({ check }) => check === 'reconcile:run-unit-sum')
      .map(({ expected, actual, row }) => [expected, actual, row]);
  };

  it('says nothing where they add up', () => {
    expect(run(['129.99', '79.99', '50.00'])).toEqual([]);
  });

  it('names the total that is not theirs, where all bodies that the department lists are there', () => {
    expect(run(['125.99', '75.99', '50.00'])).toEqual([['2960000.00', '3000000.00', 1]]);
  });
});
