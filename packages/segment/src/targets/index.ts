import type { Table } from '@yusuan/schemas';
import type { GridInContext, SegmentedTable } from '../context.ts';
import { gridToMatrix, type Matrix } from '../matrix.ts';
import { toFragment } from '../places.ts';
import { unitMissing } from '../unitMissing.ts';
import { toLinesAndColumns } from './emit.ts';
import { readForm } from './form.ts';
import { matrixToSections, type Section } from './sections.ts';
import { fillTornLevels } from './tornLevels.ts';
import { readWide } from './wide.ts';
import { matrixToWideHeader } from './wideHeader.ts';

/**
 * Performance-target tables: projects with their money, goals and indicators. A grid holds one form, several below each other (one
 * table each), or one wide table of many projects. Amounts are lines with their cells, as in budget tables.
 */
export function segmentTargets(input: GridInContext): SegmentedTable[] {
  const matrix = gridToMatrix(fillTornLevels(input.grid));
  const wide = matrixToWideHeader(matrix);
  if (wide) {
    const read = readWide(matrix, wide, input, input.heading.table_id);
    const all = { firstRow: 0, lastRow: matrix.rows - 1 };
    return [toTable(input, input.heading.table_id, all, { ...read, type: 'project_targets', organisationName: null })];
  }
  return matrixToSections(matrix).map((section, at) => {
    const tableId = at === 0 ? input.heading.table_id : `${input.heading.table_id}-${at + 1}`;
    return toTable(input, tableId, section, formContent(matrix, section, input, tableId));
  });
}

type Content = Pick<ReturnType<typeof readWide>, 'projects' | 'lines' | 'indicators' | 'notices'> & {
  type: Table['type'];
  organisationName: string | null;
};

function formContent(matrix: Matrix, section: Section, input: GridInContext, tableId: string): Content {
  const { scope, project, ...read } = readForm(matrix, section, input, tableId);
  return {
    ...read,
    projects: project ? [project] : [],
    type: scope === 'project' ? 'project_targets' : 'department_targets',
  };
}

function toTable(input: GridInContext, tableId: string, section: Section, content: Content): SegmentedTable {
  const { projects, indicators, notices } = content;
  const { lines, columns } = toLinesAndColumns(content.lines, input, tableId);
  const fragments = input.grid.fragments
    .filter(({ firstRow, lastRow }) => firstRow <= section.lastRow && lastRow >= section.firstRow)
    .map((part) =>
      toFragment({
        ...part,
        firstRow: Math.max(part.firstRow, section.firstRow),
        lastRow: Math.min(part.lastRow, section.lastRow),
      }),
    );
  const table: Table = {
    ...input.heading,
    table_id: tableId,
    type: content.type,
    ...organisationOf(content, input),
    empty: lines.length + indicators.length + projects.length === 0,
    fragments,
    columns,
    lines,
    projects,
    indicators,
  };
  return { table, notices: [...notices, ...unitMissing(lines, table)] };
}

/** What no name of a body holds: where a label's cell carries a sentence or a list, the heading's organisation stands. */
const noName = /[，。；、;%]|^.{0,2}$|^.{46,}$|(?:资金|项目|经费|支出|补助|补贴|专项|工程)(?:[(（].*[)）])?$/;

/** The form's own organisation; a code is only that of the heading's. */
function organisationOf(
  content: Content,
  input: GridInContext,
): Pick<Table, 'organisation_name' | 'organisation_code'> {
  const { organisation_name: name, organisation_code: code } = input.heading;
  const own = content.organisationName;
  if (own === null || own === name || noName.test(own)) return { organisation_name: name, organisation_code: code };
  return { organisation_name: own, organisation_code: null };
}
