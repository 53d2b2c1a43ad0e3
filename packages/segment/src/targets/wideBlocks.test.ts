import type { Cell, Grid } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { segmentTargets } from './index.ts';
import { heading } from './testing/readTargets.ts';

/** A ruled grid; `^` goes on with the cell above, also over the blank ones. `pages` are the first rows of the pages. */
function ruled(rows: string[][], pages: number[]): Grid {
  const cells: Cell[] = [];
  rows.forEach((texts, row) => {
    texts.forEach((text, column) => {
      if (text === '^') {
        cells.findLast((cell) => cell.column === column)!.rowSpan++;
        return;
      }
      const page = pages.findLastIndex((first) => first <= row) + 1;
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, text, indent: 0, page });
    });
  });
  const columns = rows[0]!.length;
  const fragments = pages.map((firstRow, i) => ({
    page: i + 1,
    firstRow,
    lastRow: (pages[i + 1] ?? rows.length) - 1,
    firstColumn: 0,
    lastColumn: columns - 1,
    repeatedHeaderRows: i === 0 ? 0 : 1,
  }));
  return { rows: rows.length, columns, cells, fragments, method: 'ruled', notices: [] };
}

const head = ['项目名称', '项目总额', '财政资金', '其他资金', '绩效目标', '一级指标', '三级指标', '指标值'];

function read(rows: string[][], pages: number[] = [0]) {
  const [read] = segmentTargets({
    grid: ruled(rows, pages),
    heading: { ...heading, fiscal_year: 2026, unit: '万元', unit_source: 'table' },
  });
  return {
    money: read!.table.lines.map((line) => `${line.name} ${line.amounts.map((amount) => amount.raw_text).join(' ')}`),
    goals: read!.table.projects.map((project) => project.goal),
    of: read!.table.indicators.map((indicator) => `${indicator.project_name}/${indicator.name}`),
    notices: read!.notices.map((notice) => notice.check),
  };
}

describe('several bodies share a project', () => {
  it('keeps the money, goal and indicators of each apart', () => {
    expect(
      read([
        head,
        ['宣传项目', '42', '', '42', '目标一', '产出指标', '合格率', '100'],
        ['^', '^', '^', '^', '^', '产出指标', '场次', '5'],
        ['^', '38.2', '38.2', '', '目标二', '产出指标', '篇数', '10'],
        ['印刷项目', '9', '4', '5', '目标三', '产出指标', '册数', '3'],
      ]),
    ).toEqual({
      money: ['宣传项目 42 42', '宣传项目 38.2 38.2', '印刷项目 9 4 5'],
      goals: ['目标一', '目标二', '目标三'],
      of: ['宣传项目/合格率', '宣传项目/场次', '宣传项目/篇数', '印刷项目/册数'],
      notices: [],
    });
  });

  it('reads the name and the money of a cell that is torn over a page in whichever half they stand', () => {
    const pages = read(
      [
        head,
        ['印刷项目', '9', '4', '5', '目标三', '产出指标', '册数', '3'],
        ['^', '^', '^', '^', '^', '产出指标', '页数', '8'],
        ['', '7', '7', '', '目标四', '产出指标', '合格率', '100'],
        ['^', '^', '^', '^', '^', '产出指标', '次数', '2'],
        ['^', '', '', '', '', '产出指标', '人数', '20'],
        head,
        ['宣传项目', '6', '6', '', '目标五', '产出指标', '天数', '30'],
        ['^', '^', '^', '^', '^', '产出指标', '台数', '1'],
        ['^', '2', '', '2', '目标六', '产出指标', '辆数', '1'],
        head,
        ['', '1', '1', '', '目标七', '产出指标', '间数', '1'],
      ],
      [0, 6, 10],
    );
    expect(pages.money).toEqual(['印刷项目 9 4 5', '宣传项目 7 7', '宣传项目 6 6', '宣传项目 2 2', '宣传项目 1 1']);
    expect(pages.goals).toEqual(['目标三', '目标四', '目标五', '目标六', '目标七']);
    expect(pages.of.map((name) => name.slice(0, 4)).filter((name) => name === '印刷项目')).toHaveLength(2);
    expect(pages.notices).toEqual([]);
  });

  it('puts a name together of which each page prints a part', () => {
    const pages = read(
      [
        head,
        ['印刷项目', '9', '9', '', '目标一', '产出指标', '册数', '3'],
        ['^', '^', '^', '^', '^', '产出指标', '页数', '8'],
        ['00000026T000-平台基础', '7', '7', '', '目标二', '产出指标', '次数', '2'],
        head,
        ['市级枢纽平台建设及其运维', '', '', '', '', '产出指标', '人数', '20'],
        ['宣传项目', '6', '6', '', '目标三', '产出指标', '天数', '30'],
        ['00000026T', '', '', '', '', '产出指标', '台数', '1'],
        head,
        ['0001-采购项目', '5', '5', '', '目标四', '产出指标', '辆数', '1'],
      ],
      [0, 4, 8],
    );
    expect(pages.money).toEqual([
      '印刷项目 9 9',
      '平台基础市级枢纽平台建设及其运维 7 7',
      '宣传项目 6 6',
      '采购项目 5 5',
    ]);
    expect(pages.notices).toEqual(['segment:torn-project', 'segment:torn-project']);
  });

  it('leaves out money that stands beside a project and does not add up with its own', () => {
    expect(
      read([
        head,
        ['甲项目', '42', '30', '', '目标', '产出指标', '合格率', '100'],
        ['^', '^', '^', '128.56', '^', '产出指标', '场次', '5'],
        ['乙项目', '42', '30', '', '目标', '产出指标', '合格率', '100'],
        ['^', '^', '^', '12', '^', '产出指标', '场次', '5'],
      ]),
    ).toMatchObject({ money: ['甲项目 42 30', '乙项目 42 30 12'], notices: ['segment:target-money-unclear'] });
  });

  it('says what stands above the first project', () => {
    expect(
      read([
        head,
        ['', '42', '30', '12', '', '产出指标', '合格率', '100'],
        ['乙项目', '9', '9', '', '目标', '产出指标', '合格率', '100'],
      ]),
    ).toMatchObject({ money: ['乙项目 9 9'], notices: ['segment:target-without-project'] });
  });
});
