/**
 * In a column: 类 = Σ款, 款 = Σ项, an organisation = Σ of its classes, 合计 = Σ of what stands at the top. The outline of the table (as segmented, or
 * by the codes with organisations nested or side by side) is chosen once for the table. Revenue sources and rows without a
 * classification may list only some of their parts (其中): those must not exceed them, and prove them where they close.
 */

import { cellEquation, type Equation, evaluate } from '../core/equation.ts';
import { chooseHypothesis } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';
import { type Outline, outlineByCode, outlineByParent } from '../core/structure.ts';
import type { LineView, TableView } from '../core/view.ts';
import { summaryTypes } from './summary-pane.ts';

export const columnSum: Identity = {
  id: 'column-sum',
  title: 'a line is the sum of the lines it is made of',
  apply: (view) => view.tables.flatMap(tableEquations),
};

function tableEquations(table: TableView): Equation[] {
  const outlines: Outline[] = [
    outlineByParent(table),
    outlineByCode(table, 'chain'),
    outlineByCode(table, 'flat'),
    outlineByCode(table, 'codes'),
  ];
  const equations = chooseHypothesis(
    outlines.map((outline) => ({ firm: true, equations: outlineEquations(table, outline) })),
  );
  const byParent = outlineByParent(table);
  return [...equations, ...partEquations(byParent)];
}

function outlineEquations(table: TableView, outline: Outline): Equation[] {
  const summary = summaryTypes.has(table.table.type);
  return [...outline].flatMap(([parent, parts]) =>
    isFirm(parent, parts) && !(summary && parent.line.kind === 'total') ? sumEquations(parent, parts, '=') : [],
  );
}

function partEquations(outline: Outline): Equation[] {
  return [...outline].flatMap(([parent, parts]) => {
    if (isFirm(parent, parts) || parent.line.kind === 'total') return [];
    return sumEquations(parent, parts, '=').flatMap((equation) => {
      const { state } = evaluate(equation);
      return state === 'holds' ? [equation] : [exceeds(equation)];
    });
  });
}

/** Parts ≤ whole: the parts on the left. */
function exceeds(equation: Equation): Equation {
  return {
    ...equation,
    left: equation.right,
    right: equation.left,
    relation: '<=',
    severity: 'warning',
    remark: 'the parts exceed the line they are listed under',
  };
}

function isFirm(parent: LineView, parts: LineView[]): boolean {
  const strict = (kind: string) => kind === 'classified' || kind === 'organisation' || kind === 'total';
  return strict(parent.line.kind) && parts.every((part) => part.line.kind !== 'other');
}

function sumEquations(parent: LineView, parts: LineView[], relation: '=' | '<='): Equation[] {
  return [...parent.cells].flatMap(([column, left]) => {
    const right = parts.flatMap((part) => part.cells.get(column) ?? []);
    return right.length > 0 ? [cellEquation('column-sum', [left], right, { relation })] : [];
  });
}
