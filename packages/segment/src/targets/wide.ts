import type { Notice } from '@yusuan/model';
import { cleanName } from '@yusuan/normalize';
import type { Indicator, IndicatorLevel, Measure, Project } from '@yusuan/schemas';
import type { GridInContext } from '../context.ts';
import { readOrganisation } from '../heading/organisation.ts';
import type { Matrix } from '../matrix.ts';
import { rowOf } from '../places.ts';
import { type FoundLine, yuanOfMeasure } from './emit.ts';
import { IndicatorReader } from './indicatorRows.ts';
import type { IndicatorColumns } from './indicatorTexts.ts';
import { firstLevel } from './match.ts';
import { textToIndicators } from './textIndicators.ts';
import { type Block, isTotalName, rowsToBlocks } from './wideBlocks.ts';
import type { WideHeader } from './wideHeader.ts';

export interface ReadWide {
  projects: Project[];
  lines: FoundLine[];
  indicators: Indicator[];
  notices: Notice[];
}

/** A table of many projects: their money, goals and indicators. */
export function readWide(matrix: Matrix, header: WideHeader, input: GridInContext, tableId: string): ReadWide {
  const notices: Notice[] = [];
  const blocks = rowsToBlocks(matrix, header, input, tableId, notices);
  const result: ReadWide = { projects: [], lines: [], indicators: [], notices };
  for (const block of blocks) {
    const total = isTotalName(block.name);
    const indicators = total ? [] : readIndicators(matrix, header, block, tableId, notices);
    const bare = indicators.length === 0 && block.goals.length === 0;
    const isBody = bare && blocks.length > 1 && readOrganisation(block.cell.text) !== null;
    const kind = total ? 'total' : isBody ? 'organisation' : 'project';
    result.indicators.push(...indicators);
    result.lines.push({
      kind,
      side: 'expenditure',
      rawName: block.cell.text,
      name: block.name,
      projectName: kind === 'project' ? block.name : null,
      organisationName: kind === 'organisation' ? block.name : block.organisation,
      organisationCode: kind === 'organisation' ? (/^\s*[[【(]?(\d{3,})/.exec(block.cell.text)?.[1] ?? null) : null,
      depth: kind === 'project' ? 1 : 0,
      amounts: block.amounts,
    });
    if (kind === 'project') result.projects.push(toProject(block));
  }
  return result;
}

function readIndicators(
  matrix: Matrix,
  header: WideHeader,
  block: Block,
  tableId: string,
  notices: Notice[],
): Indicator[] {
  const scope = { scope: 'project' as const, projectName: block.name, tableId };
  if (header.text !== null) {
    const cells = new Set(block.rows.map((row) => matrix.at(row, header.text!)).filter((cell) => cell !== undefined));
    return [...cells].flatMap((cell) => textToIndicators(cell, scope));
  }
  return header.lists.flatMap(({ columns, level }) => {
    const reader = new IndicatorReader(columns, scope, true);
    for (const row of block.rows) {
      reader.read((column) => (inList(column, columns) ? matrix.at(row, column) : undefined), matrix.columns, row);
    }
    notices.push(...reader.notices);
    const above: IndicatorLevel | null = level === null ? null : firstLevel(level);
    return reader.indicators.map((indicator) =>
      level === null ? indicator : { ...indicator, level1: above, level1_text: cleanName(level) },
    );
  });
}

function inList(column: number, columns: IndicatorColumns): boolean {
  return Object.values(columns).includes(column);
}

function toProject(block: Block): Project {
  const yuan = (measure: Measure): string | null => yuanOfMeasure(block.amounts, measure);
  return {
    project_name: block.name,
    department_name: null,
    organisation_name: block.organisation,
    total_yuan: yuan('total') ?? yuan('budget'),
    fiscal_yuan: yuan('fiscal'),
    carryover_yuan: yuan('carryover'),
    other_yuan: yuan('other_funds'),
    goal: block.goals.length === 0 ? null : block.goals.map((cell) => cell.text.trim()).join('\n'),
    start_date: null,
    end_date: null,
    page: block.cell.page,
    row: rowOf(block.cell),
  };
}
