import type { BudgetDocument, Indicator } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { documentLinks, linkedPairs } from './across/links.ts';
import { repeatedBudgetFindings } from './across/repeated.ts';
import { explainAmount, explanationText } from './explain.ts';
import { reconcile } from './reconcile.ts';
import { reviewReport } from './review.ts';
import { reconcileRun } from './run.ts';
import { correctDocument } from './testing/correct-document.ts';
import { documentOf } from './testing/document-builder.ts';

function withTargets(id: string, total: string, targets: [string, string, string][]): BudgetDocument {
  const document = documentOf([{ type: 'project_targets', columns: ['金额 total'], rows: [] }], {
    document_id: `sha256:${id.repeat(64)}`,
    source_name: `${id}.txt`,
  });
  const table = document.tables[0]!;
  table.projects = [
    {
      project_name: '公益性岗位项目',
      department_name: null,
      organisation_name: null,
      total_yuan: total,
      fiscal_yuan: total,
      carryover_yuan: null,
      other_yuan: null,
      goal: null,
      start_date: null,
      end_date: null,
      page: 1,
      row: 1,
    },
  ];
  table.indicators = targets.map(
    ([level2, name, target], i): Indicator => ({
      scope: 'project',
      project_name: '公益性岗位项目',
      level1: 'output',
      level1_text: '产出指标',
      level2_text: level2,
      name,
      target_raw: target,
      operator: '=',
      target_value: null,
      target_unit: null,
      qualitative: false,
      page: 1,
      row: i + 2,
      status: 'unverified',
    }),
  );
  return document;
}

describe('reconcileRun', () => {
  const department = withTargets('a', '225000.00', [
    ['数量指标', '人员聘用数（人）', '=5人'],
    ['质量指标', '聘用人员资格达标率（%）', '=100%'],
  ]);

  it('finds the labels of one document shifted by a row against the other', () => {
    const unit = withTargets('b', '225000.00', [
      ['数量', '保险业务月均受理量', '=5人'],
      ['质量', '人员聘用数（人）', '=100%'],
    ]);
    const found = reconcileRun([department, unit]).get(unit.document_id)!;
    expect(found.map((f) => [f.check, f.expected, f.actual])).toEqual([
      ['reconcile:run-target-shifted', '=5人', '=100%'],
    ]);
  });

  it('finds two amounts of one project, and keeps these findings when a document is reconciled again', () => {
    const unit = withTargets('b', '235000.00', []);
    const found = reconcileRun([department, unit]).get(unit.document_id)!;
    expect(found).toMatchObject([
      { check: 'reconcile:run-project-amount', expected: '225000.00', actual: '235000.00' },
    ]);
    expect(reconcile({ ...unit, findings: found }).findings).toContainEqual(found[0]);
  });

  it('says nothing of projects that only share their name', () => {
    const elsewhere = { ...withTargets('b', '1.00', []), organisation_name: '另市某局' };
    expect(reconcileRun([department, elsewhere]).size).toBe(0);
  });

  it('says nothing of documents of different years', () => {
    const other = { ...withTargets('b', '1.00', []), fiscal_year: 2023 };
    expect(reconcileRun([department, other]).size).toBe(0);
  });
});

describe('a department and its units', () => {
  const budget = (type: BudgetDocument['document_type'], code: string, name: string, rows: [string, string][]) => {
    const document = documentOf([
      {
        type: 'expenditure_summary',
        title: '支出总表',
        organisation: name,
        columns: ['合计 total'],
        rows: rows.map(([label, figure]) => ({
          label,
          kind: /计$/.test(label) ? 'total' : 'organisation',
          cells: [figure],
        })),
      },
    ]);
    document.document_type = type;
    document.organisation_code = code;
    document.organisation_name = name;
    document.document_id = `sha256:${code.padEnd(64, '0')}`;
    document.tables[0]!.lines.forEach((line, i) => {
      for (const amount of line.amounts) amount.amount_id = `${code}-${amount.amount_id}`;
      if (line.kind !== 'organisation') return;
      line.organisation_code = `60100${i}`;
      line.organisation_name = line.name;
    });
    return document;
  };
  const department = budget('department_budget', '601', '某市某局', [
    ['合计', '300.00'],
    ['某市某中心', '199.97'],
    ['某市某学校', '100.03'],
  ]);
  const found = (figure: string) =>
    [...reconcileRun([department, budget('unit_budget', '601002', '某市某学校', [['合计', figure]])]).values()]
      .flat()
      .map(({ check, expected, actual }) => [check, expected, actual]);

  it('says nothing where the row of the unit is its total', () => {
    expect(found('100.03')).toEqual([]);
  });

  it('names the row that differs, and a unit that has more than the department', () => {
    expect(found('110.00')).toEqual([['reconcile:run-unit-row', '1000300.00', '1100000.00']]);
    expect(found('323.45')).toEqual([
      ['reconcile:run-unit-row', '1000300.00', '3234500.00'],
      ['reconcile:run-unit-part', '3000000.00', '3234500.00'],
    ]);
  });

  it('sets nothing against a body of another place that has the same code', () => {
    const elsewhere = budget('unit_budget', '601002', '另市某区某学校', [['合计', '323.45']]);
    expect(linkedPairs([department, elsewhere].map(documentLinks))).toEqual([]);
    const unnamed = budget('unit_budget', '601002', '第一中学', [['合计', '323.45']]);
    expect(linkedPairs([department, unnamed].map(documentLinks))).toEqual([]);
    department.tables[0]!.lines[2]!.organisation_name = '第一中学';
    expect(linkedPairs([department, unnamed].map(documentLinks))).toHaveLength(1);
    department.tables[0]!.lines[2]!.organisation_name = '某市某学校';
  });

  it('leaves out a budget that is there twice, and says so of both', () => {
    const unit = budget('unit_budget', '601002', '某市某学校', [['合计', '323.45']]);
    const amended = { ...department, document_id: `sha256:${'f'.repeat(64)}` };
    const links = [department, amended, unit].map(documentLinks);
    expect(linkedPairs(links)).toEqual([]);
    const findings = repeatedBudgetFindings(links, new Map([[amended.document_id, 2]]));
    expect(findings.map(({ document_id, finding_id, severity }) => [document_id, finding_id, severity])).toEqual([
      [department.document_id, '60100000-x1', 'info'],
      [amended.document_id, 'ffffffff-x3', 'info'],
    ]);
    expect(findings[0]!.message).toContain('2 documents of the run are the budget of 601 某市某局 for');
  });
});

describe('explain and review', () => {
  const document = correctDocument();
  document.tables[0]!.lines[5]!.amounts[0]!.raw_text = '9,999.99';
  document.tables[0]!.lines[5]!.amounts[0]!.amount_yuan = '99999900.00';
  const result = reconcile(document);

  it('tells every equation of an amount with its figures', () => {
    const explanation = explainAmount(result, 't1-l6-c1');
    expect(explanation.amount.status).toBe('conflict');
    expect(explanation.equations.map((e) => [e.check, e.outcome])).toEqual([
      ['reconcile:row-total', 'fails'],
      ['reconcile:column-sum', 'fails'],
      ['reconcile:column-sum', 'fails'],
      ['reconcile:restatement', 'fails'],
      ['reconcile:restatement', 'fails'],
      ['reconcile:restatement', 'fails'],
    ]);
    expect(explanationText(explanation)).toContain('✗ reconcile:row-total');
  });

  it('says which amount does not exist', () => {
    expect(() => explainAmount(result, 'nope')).toThrow('test.txt has no amount nope');
  });

  it('reports errors with place, equation, difference and tolerance', () => {
    const report = reviewReport(result);
    expect(report).toContain('page 1, 部门支出总表 (t1), row 6');
    expect(report).toMatch(/difference -?\d+\.\d\d, tolerance \d+\.\d\d/);
    expect(report).not.toContain('reconcile:culprit');
    expect(reviewReport(result, { info: true })).toContain('reconcile:culprit');
  });
});
