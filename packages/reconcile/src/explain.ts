import { InputError } from '@yusuan/model';
import type { Amount, BudgetDocument, Column, Line, Table } from '@yusuan/schemas';
import { equationText, toleranceText } from './core/describe.ts';
import { concerns, type Outcome } from './core/equation.ts';
import { fenToYuan } from './core/money.ts';
import { documentView } from './core/view.ts';
import { identityTitle } from './identities/index.ts';
import { documentOutcomes } from './reconcile.ts';

export interface ExplainedEquation {
  check: string;
  title: string;
  outcome: 'holds' | 'fails';
  /** `合计 53,172.94 = 基本支出 13,815.43 + 项目支出 39,357.51` */
  equation: string;
  difference: string;
  tolerance: string;
  /** Whether it makes this amount verified: an inequality or a coarser figure does not. */
  proves: boolean;
}

/** Everything known of one amount. */
export interface Explanation {
  amount: Amount;
  table: Pick<Table, 'table_id' | 'type' | 'title' | 'organisation_name' | 'unit' | 'unit_source'>;
  line: Omit<Line, 'amounts'>;
  column: Column | null;
  equations: ExplainedEquation[];
}

/**
 * What is known of an amount, with every equation of the document that concerns it.
 * @throws InputError where the document has no such amount
 */
export function explainAmount(document: BudgetDocument, amountId: string): Explanation {
  const view = documentView(document);
  for (const table of view.document.tables) {
    for (const line of table.lines) {
      const amount = line.amounts.find((candidate) => candidate.amount_id === amountId);
      if (!amount) continue;
      const { amounts: _, ...lineOnly } = line;
      const { table_id, type, title, organisation_name, unit, unit_source } = table;
      return {
        amount,
        table: { table_id, type, title, organisation_name, unit, unit_source },
        line: lineOnly,
        column: table.columns.find((column) => column.column === amount.column) ?? null,
        equations: documentOutcomes(view)
          .filter((o) => concerns(o.equation, amountId))
          .map((o) => explained(o, amountId)),
      };
    }
  }
  throw new InputError(
    'not-found',
    `${document.source_name} has no amount ${amountId}`,
    'take an amount_id from the amounts table of the same run',
  );
}

function explained(outcome: Outcome, amountId: string): ExplainedEquation {
  const { check } = outcome.equation;
  return {
    check: `reconcile:${check}`,
    title: identityTitle(check),
    outcome: outcome.state === 'fails' ? 'fails' : 'holds',
    equation: equationText(outcome.equation),
    difference: fenToYuan(outcome.difference),
    tolerance: toleranceText(outcome),
    proves: outcome.proved.includes(amountId),
  };
}

const codeSourceText = {
  printed: 'printed',
  completed: 'completed from the codes above it',
  name: 'found by its name',
};

/** The explanation as lines of text for a person. */
export function explanationText({ amount, table, line, column, equations }: Explanation): string {
  const box = amount.box ? `, box ${amount.box.map((n) => n.toFixed(1)).join(' ')}` : '';
  const code = line.code
    ? [`  code        ${line.code} (${line.code_source ? codeSourceText[line.code_source] : 'unknown source'})`]
    : [];
  const second = line.second_code ? [`  also        ${line.second_code} ${line.second_name ?? ''}`] : [];
  const head = [
    `${amount.amount_id}: ${amount.amount_yuan ?? 'no amount'} yuan, ${amount.status}`,
    `  printed     ${amount.raw_text}`,
    `  unit        ${amount.unit ?? 'none'} (from the ${amount.unit_source ?? '–'})`,
    `  where       page ${amount.page}, row ${amount.row}, column ${amount.column}${box}`,
    `  table       ${table.title} [${table.type}]${table.organisation_name ? `, ${table.organisation_name}` : ''}`,
    `  line        ${line.name}${line.project_name ? ` / ${line.project_name}` : ''} (${line.kind}, ${line.side})`,
    ...code,
    ...second,
    `  column      ${column ? `${column.path.join(' / ')} → ${column.measure}` : 'none'}`,
    ...(amount.confidence === null ? [] : [`  confidence  ${amount.confidence}`]),
    ...(amount.readings ?? []).map((r) => `  reading     ${r.amount_yuan ?? '–'} yuan: ${r.detail}`),
  ];
  const body = equations.flatMap((e) => [
    `  ${e.outcome === 'holds' ? '✓' : '✗'} ${e.check} – ${e.title}${e.proves || e.outcome === 'fails' ? '' : ' (does not prove it)'}`,
    `      ${e.equation}`,
    `      difference ${e.difference} yuan, tolerance ${e.tolerance}`,
  ]);
  return [...head, ...(body.length > 0 ? body : ['  stands in no equation']), ''].join('\n');
}
