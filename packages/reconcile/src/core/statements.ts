/** Sentences that name an amount, as terms and by what they speak of. */
import { type Fund, sectionFunds, statementSubjects, threePublicWords } from '@yusuan/pipelines';
import type { Statement } from '@yusuan/schemas';
import type { Equation, Term } from './equation.ts';
import { fenInUnit, placeInFen, printedDecimals, yuanToFen } from './money.ts';
import type { Place } from './places.ts';
import { foldName } from './view.ts';

/** The amount of a statement; null where it names none. */
export function statementTerm(statement: Statement, yuan: string | null, label = statement.subject): Term | null {
  if (yuan === null) return null;
  const fen = yuanToFen(yuan);
  return {
    label,
    printed: `${fenInUnit(fen, statement.unit)} ${statement.unit ?? '元'}`,
    fen,
    place: proseFigurePlace(statement, fen),
    amountId: null,
    statementId: statement.statement_id,
  };
}

/** The last printed place of the figure in the clause that has this value; a tenth of a fen is never printed. */
function proseFigurePlace(statement: Statement, fen: bigint): Place {
  const figures = statement.raw_text
    .normalize('NFKC')
    .matchAll(/(\d[\d,]*(?:\.\d+)?)\s*(亿元|百万元|万元|千元|元|亿|万)/g);
  for (const [, figure = '', printedUnit = ''] of figures) {
    const unit = printedUnit.endsWith('元') ? printedUnit : `${printedUnit}元`;
    const scale = placeInFen(unit, 0);
    const decimals = printedDecimals(figure);
    const digits = BigInt(figure.replace(/[,.]/g, ''));
    const magnitude = fen < 0n ? -fen : fen;
    if (digits * scale === magnitude * 10n ** BigInt(decimals)) {
      const place = placeInFen(unit, decimals);
      return { own: place, strict: place };
    }
  }
  const place = placeInFen(statement.unit, 2);
  return { own: place, strict: place };
}

/** The change with its sign: a decrease is negative, 持平 is zero. Null where the sentence gives none. */
export function signedChange(statement: Statement): bigint | null {
  if (statement.change_direction === 'flat') return 0n;
  if (statement.change_yuan === null || statement.change_direction === null) return null;
  const size = yuanToFen(statement.change_yuan);
  return statement.change_direction === 'decrease' ? -size : size;
}

/** The fund that a statement's heading names. */
export function sectionFund(statement: Statement): Fund | null {
  const section = statement.section ?? '';
  return sectionFunds.find((entry) => entry.pattern.test(section))?.fund ?? null;
}

export interface StatementScope {
  side: 'revenue' | 'expenditure' | null;
  slice: string;
  fund: Fund | null;
}

/** Subject without numbers, year, organisation and what leads up to it: `2024年某局收入预算总额` → `收入预算总额`. */
export function cleanSubject(statement: Statement, organisation: string): string {
  let subject = foldName(statement.subject).replace(/[“”"]/g, '');
  for (const name of [organisation, foldName(statement.organisation_name ?? '')]) {
    if (name !== '') subject = subject.replaceAll(name, '');
  }
  return subject
    .replace(/(?<=\))20\d\d年度?(?:年初)?预算(?:数|安排)?$/, '')
    .replace(/^.*?20\d\d年度?/, '')
    .replace(/^(?:本|我|全)?(?:部门|单位|局|厅|委|办|中心)/, '')
    .replace(/^(?:其中|主要是|包括)[:：]?/, '')
    .replace(/(?:为|是|安排|共|合计|科目)+$/, '');
}

/** What a subject that is no classified one speaks of; null where the words are not known. */
export function statementScope(statement: Statement, subject: string): StatementScope | null {
  const found = statementSubjects.find((entry) => entry.pattern.test(subject));
  return found ? { side: found.side, slice: found.slice, fund: found.fund ?? sectionFund(statement) } : null;
}

/** `社会保障和就业支出（类）…（款）行政运行（项）` → 行政运行; `行政运行（2080101）` → its code and name; as keys of `cellsByName`. */
export function lastNames(subject: string): string[] {
  const code = /\((\d{3,7})\)/.exec(subject)?.[1];
  const level = /(?:^|\((?:类|款|项)\))([^()]+)\((?:类|款|项)\)(?:支出|预算数?)?$/.exec(subject)?.[1];
  const plain = subject.replace(/\([^)]*\)/g, '');
  return [...new Set([code, level, subject, plain].flatMap((name) => (name ? nameKey(name) : [])))];
}

/** A name without what its level and its sentence put behind it. */
export function nameKey(name: string): string {
  return foldName(name).replace(/(?:预算数?|支出|收入|经费|费用?|项目)+$/, '');
}

export function threePublicOf(statement: Statement): string | null {
  const subject = foldName(statement.subject);
  if (/会议|培训/.test(subject)) return null;
  return threePublicWords.find((word) => word.pattern.test(subject))?.measure ?? null;
}

/** The place of an equation that starts from a statement. */
export function atStatement(statement: Statement): Pick<Equation, 'tableId' | 'page' | 'row'> {
  return { tableId: null, page: statement.page, row: statement.row };
}
