import { foldForMatch } from '@yusuan/normalize';
import {
  attributeHeaders,
  countGroups,
  countHeaders,
  levelHeaders,
  moneyGroups,
  noAmountHeaders,
  numberHeaders,
  ordinalHeaders,
  organisationCodeHeaders,
  organisationHeaders,
  otherUnits,
  projectCodeHeaders,
  projectHeaders,
  subjectCodeHeaders,
  subjectNameHeaders,
  subtotalLeaf,
  summaryTypes,
} from '@yusuan/pipelines';
import type { TableType } from '@yusuan/schemas';
import type { Matrix } from '../matrix.ts';
import { pathToUnit } from '../pathToUnit.ts';
import { type Contents, contentsOf } from './columnContents.ts';
import { measureOfLeaf } from './measure.ts';
import { foldHeader } from './words.ts';

export type Role =
  | 'amount'
  | 'code'
  | 'name'
  | 'organisation'
  | 'organisation-code'
  | 'project'
  | 'ordinal'
  | 'attribute'
  | 'number';

export interface ColumnPlan {
  column: number;
  role: Role;
  path: string[];
  /** Its figures are years, not codes. */
  years: boolean;
  /** For code columns: 0 类, 1 款, 2 项; null where the column does not say. */
  level: number | null;
}

const yearHeader = /^年[度份]$/;

/** What each column of the grid holds, by its header and by what stands in it. */
export function planColumns(matrix: Matrix, paths: string[][], body: number[], type: TableType): ColumnPlan[] {
  const plans = paths.map((path, column): ColumnPlan => {
    const contents = contentsOf(matrix, body, column);
    const years = yearHeader.test(foldHeader(path.at(-1) ?? ''));
    return { column, path, years, level: levelOf(path), role: roleOf(path, contents, type) };
  });
  if (summaryTypes.has(type)) {
    for (const plan of plans) if (plan.role === 'project') plan.role = 'name';
  }
  for (const plan of plans.slice(plans.findIndex((other) => other.role === 'amount') + 1)) {
    const leaf = foldHeader(plan.path.at(-1) ?? '');
    const blank = plan.role === 'name' && contentsOf(matrix, body, plan.column).filled === 0;
    if (blank && /.(?:收入|支出)$/.test(leaf)) plan.role = 'amount';
  }
  forgetRepeatedLevels(plans);
  promoteName(plans, matrix, body);
  return plans;
}

/** Two neighbouring columns headed 类 come from a header that lost a cell: what the codes are is told by the codes themselves. */
function forgetRepeatedLevels(plans: ColumnPlan[]): void {
  const codes = plans.filter((plan) => plan.role === 'code');
  const repeats = codes.some(
    (plan, at) =>
      at > 0 && plan.level !== null && plan.level === codes[at - 1]!.level && plan.column === codes[at - 1]!.column + 1,
  );
  if (repeats) for (const plan of codes) plan.level = null;
}

/** Without a column of names before the first amounts, the text nearest to the codes, else the first text, names the rows. */
function promoteName(plans: ColumnPlan[], matrix: Matrix, body: number[]): void {
  const first = plans.findIndex((plan) => plan.role === 'amount');
  const labels = first < 0 ? plans : plans.slice(0, first);
  if (labels.some((plan) => plan.role === 'name' || plan.role === 'organisation' || plan.role === 'project')) return;
  const lastCode = labels.findLastIndex((plan) => plan.role === 'code');
  const texts = labels.filter((plan) => plan.role === 'attribute' && contentsOf(matrix, body, plan.column).text > 0);
  const named = texts.filter((plan) => !subjectCodeHeaders.test(foldHeader(plan.path.at(-1) ?? '')));
  const candidates = named.length > 0 ? named : texts;
  const chosen = candidates.find((plan) => plan.column > lastCode) ?? (lastCode < 0 ? candidates[0] : undefined);
  if (chosen) chosen.role = 'name';
}

/** By the leaf, or by the head above 编码 and 名称: 类 over both. */
function levelOf(path: string[]): number | null {
  const leaf = foldHeader(path.at(-1) ?? '');
  const head = /^(?:科目)?(?:编码|代码|名称)$/.test(leaf) ? foldHeader(path.at(-2) ?? '') : leaf;
  const level = levelHeaders.findIndex((pattern) => pattern.test(head));
  return level < 0 ? null : level;
}

function roleOf(path: string[], contents: Contents, type: TableType): Role {
  const printed = foldForMatch(path.at(-1) ?? '');
  const leaf = foldHeader(path.at(-1) ?? '');
  const numbers = contents.money + contents.integers;
  if (ordinalHeaders.test(leaf) && contents.money === 0) return 'ordinal';
  if (leaf === '' && contents.steps >= 2 && contents.steps >= contents.filled - 2) return 'ordinal';
  if (/^年度$/.test(printed)) return contents.text > 0 ? 'name' : 'number';
  if (noAmountHeaders.some((pattern) => pattern.test(printed))) return contents.text > numbers ? 'attribute' : 'number';
  if (contents.text <= numbers && countsOrRates(path, contents, type)) return 'number';
  if (levelHeaders.some((pattern) => pattern.test(leaf))) return 'code';
  if (organisationCodeHeaders.test(leaf) && contents.money === 0) {
    return contents.longCodes > 0 && contents.codes === contents.filled ? 'code' : 'organisation-code';
  }
  if (projectCodeHeaders.test(leaf) && contents.money === 0) return 'attribute';
  if (/(?:编码|代码)$/.test(leaf) && contents.text <= contents.filled / 2) return 'code';
  const measured = path.length > 0 && measureOfLeaf(path, type) !== null;
  if (contents.money > 0 && numbers >= contents.text) return 'amount';
  if (measured && contents.figures > 0 && numbers + contents.figures >= contents.text - contents.figures)
    return 'amount';
  if (subjectCodeHeaders.test(leaf)) return contents.text > 2 * contents.integers ? nameRole(leaf, contents) : 'code';
  if (measured && contents.text <= contents.integers && contents.money === 0) return 'amount';
  if (
    contents.filled > 0 &&
    contents.codes * 2 > contents.filled &&
    contents.codes > 0 &&
    contents.money === 0 &&
    contents.text === 0
  ) {
    return path.length === 0 || subjectNameHeaders.test(leaf) ? 'code' : 'amount';
  }
  if (contents.text > 0 || contents.filled === 0) {
    if (contents.filled === 0 && measured) return 'amount';
    return nameRole(leaf, contents);
  }
  if (numbers === 0) return 'attribute';
  return subjectNameHeaders.test(leaf) && contents.codes + contents.short === contents.filled && !contents.zeros
    ? 'code'
    : 'amount';
}

/** Whether the heads say that the figures below are counts, times or rates. */
function countsOrRates(path: string[], contents: Contents, type: TableType): boolean {
  const heads = path.map(foldForMatch);
  const printed = heads.at(-1) ?? '';
  if (otherUnits.test(printed) || numberHeaders.some((pattern) => pattern.test(printed))) return true;
  const leaf = foldHeader(path.at(-1) ?? '');
  if (contents.sums > 0 || pathToUnit(path) !== null) return false;
  if (measureOfLeaf(path, type) !== null && !subtotalLeaf.test(leaf)) return false;
  const above = heads.slice(0, -1);
  if (above.some((head) => otherUnits.test(head) || countGroups.test(head))) return true;
  return countHeaders.test(leaf) && !above.some((head) => moneyGroups.test(head));
}

function nameRole(leaf: string, contents: Contents): Role {
  if (projectHeaders.test(leaf)) return 'project';
  if (subjectNameHeaders.test(leaf) && !/^(?:收入|支出)$/.test(leaf)) return 'name';
  if (organisationHeaders.test(leaf)) return 'organisation';
  if (attributeHeaders.test(leaf)) return 'attribute';
  if (contents.filled === 0 && leaf !== '' && !subjectNameHeaders.test(leaf)) return 'amount';
  if (leaf === '' && contents.filled === 0) return 'attribute';
  return subjectNameHeaders.test(leaf) ? 'name' : 'attribute';
}
