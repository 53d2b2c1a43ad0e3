import type { Cell, Grid, Layout } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { segmentLayout } from '../index.ts';

function gridOf(rows: string[][]): Grid {
  const columns = rows[0]!.length;
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, column): Cell => ({ row, column, rowSpan: 1, columnSpan: 1, text, indent: 0, page: 1 })),
  );
  const fragments = [
    { page: 1, firstRow: 0, lastRow: rows.length - 1, firstColumn: 0, lastColumn: columns - 1, repeatedHeaderRows: 0 },
  ];
  return { rows: rows.length, columns, cells, fragments, method: 'ruled', notices: [] };
}

/** The tables of a document of one page with these lines above its grid. */
function tablesOf(lines: string[], rows: string[][]) {
  const layout: Layout = {
    mediaType: 'application/pdf',
    pages: 1,
    readBy: 'pdf',
    blocks: [
      ...lines.map((text, i) => ({ kind: 'text' as const, page: 1, text, line: i + 1 })),
      { kind: 'table', grid: gridOf(rows) },
    ],
    notices: [],
  };
  return segmentLayout(layout, { documentId: 'sha256:0123456789abcdef', sourceName: 'a.pdf' }).tables;
}

const projects = [
  ['项目', '总计', '财政拨款', '绩效目标'],
  ['合计', '30.00', '30.00', ''],
  ['宣传项目', '10.00', '10.00', '保障宣传评价'],
  ['印刷项目', '20.00', '20.00', '保障印刷'],
];

describe('titles and header words', () => {
  it('believes the title of a list of projects that also names their goals', () => {
    const [table] = tablesOf(['某市某局2026年部门预算', '部门预算项目支出预算表', '单位：万元'], projects);
    expect([table!.type, table!.lines.map((line) => line.amounts.length)]).toEqual(['project_expenditure', [2, 2, 2]]);
  });

  it('takes such a list without a title for one of targets', () => {
    const [table] = tablesOf(['某市某局2026年部门预算', '重点项目的绩效目标情况如下。'], projects);
    expect([table!.type, table!.projects.map((project) => project.project_name)]).toEqual([
      'project_targets',
      ['宣传项目', '印刷项目'],
    ]);
  });
});
