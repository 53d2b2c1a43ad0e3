import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SegmentedTable } from '../packages/segment/src/context.ts';
import { segmentTargets } from '../packages/segment/src/targets/index.ts';
import { readText } from '../packages/text/src/index.ts';

/** The target tables of a seed, each grid that names 绩效 in itself or in the lines above it. */
function targetsOf(name: string): SegmentedTable[] {
  const { blocks } = readText(readFileSync(new URL(`../seeds/${name}.txt`, import.meta.url)), {
    sourceName: `${name}.txt`,
  });
  let above: string[] = [];
  return blocks.flatMap((block, i) => {
    if (block.kind === 'text') {
      above.push(block.text);
      return [];
    }
    const title = [...above.slice(-5), ...block.grid.cells.slice(0, block.grid.columns).map((cell) => cell.text)].join(
      '|',
    );
    above = [];
    if (!/绩效/.test(title)) return [];
    return segmentTargets({
      grid: block.grid,
      heading: {
        table_id: `aa-t${i}`,
        type: /整体/.test(title) ? 'department_targets' : 'project_targets',
        title,
        number: null,
        organisation_code: null,
        organisation_name: null,
        fiscal_year: null,
        unit: /单位：万元/.test(title) ? '万元' : null,
        unit_source: 'table',
        note: null,
      },
    });
  });
}

const count = (tables: SegmentedTable[]) => ({
  project: tables.filter(({ table }) => table.type === 'project_targets').length,
  department: tables.filter(({ table }) => table.type === 'department_targets').length,
  projects: tables.flatMap(({ table }) => table.projects).length,
  indicators: tables.flatMap(({ table }) => table.indicators).length,
  amounts: tables.flatMap(({ table }) => table.lines).flatMap((line) => line.amounts).length,
  withoutUnit: tables
    .flatMap(({ table }) => table.lines)
    .flatMap((line) => line.amounts)
    .filter((amount) => amount.amount_yuan === null).length,
  withoutLevel: tables.flatMap(({ table }) => table.indicators).filter((indicator) => indicator.level1 === null).length,
});

describe('the target tables of the seeds', () => {
  it.each([
    ['000_d92cfd79e8c95a05', { project: 16, department: 1, projects: 16, indicators: 187, amounts: 70 }],
    ['001_6748f164a8f4b81a', { project: 2, department: 2, projects: 2, indicators: 162, amounts: 17 }],
    ['002_b48937971ad1eab6', { project: 5, department: 0, projects: 5, indicators: 30, amounts: 10 }],
    ['003_2abe3100919c2127', { project: 1, department: 0, projects: 23, indicators: 205, amounts: 48 }],
    ['004_a9a72cd2e96e2bde', { project: 13, department: 1, projects: 13, indicators: 84, amounts: 35 }],
  ])('%s', (name, expected) => {
    expect(count(targetsOf(name))).toEqual({ ...expected, withoutUnit: 0, withoutLevel: 0 });
  });

  it('003: the projects of the wide table add up to its total', () => {
    const [wide] = targetsOf('003_2abe3100919c2127');
    const yuan = wide!.table.projects.reduce((sum, project) => sum + Number(project.total_yuan), 0);
    expect([yuan, wide!.table.lines[0]!.amounts[0]!.amount_yuan]).toEqual([4_110_000, '4110000.00']);
    expect(wide!.notices.map((notice) => [notice.check, notice.row])).toEqual([
      ['segment:torn-project', 687],
      ['segment:torn-project', 755],
    ]);
  });
});
