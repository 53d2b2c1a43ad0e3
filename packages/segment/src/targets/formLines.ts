import type { Cell } from '@yusuan/model';
import { cleanName, parseChineseDate } from '@yusuan/normalize';
import type { Project } from '@yusuan/schemas';
import { rowOf } from '../places.ts';
import { type FoundLine, type LabelledAmount, yuanOfMeasure } from './emit.ts';
import type { Fields } from './formRow.ts';
import { plainName } from './match.ts';

/** All money of a project's form as one line. */
export function projectLine(
  cell: Cell | null,
  name: string | null,
  amounts: LabelledAmount[],
  organisation: Cell | null,
): FoundLine[] {
  if (amounts.length === 0) return [];
  return [
    {
      kind: 'project',
      side: 'expenditure',
      rawName: cell?.text ?? '',
      name: name ?? '',
      projectName: name,
      organisationName: organisation ? plainName(organisation.text) : null,
      depth: 0,
      amounts: amounts.map((amount) => ({ ...amount, side: 'expenditure' })),
    },
  ];
}

/** The money of a department's form: each amount a line, as each has a label of its own. */
export function departmentLines(amounts: LabelledAmount[]): FoundLine[] {
  return amounts.map((amount) => {
    const name = amount.name ?? withoutFigure(cleanName(amount.path.at(-1)!));
    return {
      kind: amount.whole ? 'total' : 'other',
      side: amount.side,
      rawName: amount.label.text,
      name,
      projectName: null,
      organisationName: null,
      depth: amount.whole ? 0 : 1,
      amounts: [amount],
    };
  });
}

/** A label with its amount in one cell: `资金总额：3,680.50`. */
const withoutFigure = (name: string): string => name.replace(/[:：]\s*-?[\d,]+(?:\.\d+)?\s*(?:[百千万亿]*元)?$/, '');

/** The project of a form, whose name stands in `cell`. */
export function toProject(cell: Cell, name: string, fields: Fields, amounts: LabelledAmount[]): Project {
  const text = (field: string): string | null => fields[field]?.[0]?.text.trim() ?? null;
  const named = (field: string): string | null => (fields[field]?.[0] ? plainName(fields[field][0].text) : null);
  const period = (fields.period ?? []).flatMap((found) => datesIn(found.text));
  return {
    project_name: name,
    department_name: named('departmentName'),
    organisation_name: named('organisationName'),
    total_yuan: yuanOfMeasure(amounts, 'total'),
    fiscal_yuan: yuanOfMeasure(amounts, 'fiscal'),
    carryover_yuan: yuanOfMeasure(amounts, 'carryover'),
    other_yuan: yuanOfMeasure(amounts, 'other_funds'),
    goal: text('goal') ?? text('periodGoal') ?? text('longGoal'),
    start_date: dateOf(text('startDate')) ?? period[0] ?? null,
    end_date: dateOf(text('endDate')) ?? period[1] ?? null,
    page: cell.page,
    row: rowOf(cell),
  };
}

function dateOf(text: string | null): string | null {
  return text === null ? null : parseChineseDate(text);
}

function datesIn(text: string): string[] {
  return [...text.matchAll(/\d{4}\s*(?:年|[-/.])\s*\d{1,2}\s*(?:月|[-/.])\s*(?:\d{1,2}\s*日?)?/g)]
    .map(([part]) => parseChineseDate(part.replace(/[-/.\s]+$/, '')))
    .filter((date) => date !== null);
}
