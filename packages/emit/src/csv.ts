import type { FlatRow } from '@yusuan/schemas';
import Papa from 'papaparse';
import type { FlatColumn } from './columns.ts';
import type { RowSink } from './rowSink.ts';
import { type TextTarget, textSink } from './textSink.ts';

export interface CsvOptions {
  /**
   * For opening in Excel: a byte order mark, and an apostrophe before text that Excel would run as a formula (`=1000 册`). Programs
   * want the cells as they are: leave it out for them.
   */
  excel: boolean;
}

/** Comma-separated, UTF-8, RFC 4180 quoting, lines ending in LF; null is the empty cell. */
export function csvSink(target: TextTarget, columns: readonly FlatColumn[], options: CsvOptions): RowSink {
  const fields = columns.map((column) => column.name);
  const head = `${options.excel ? '\ufeff' : ''}${Papa.unparse([fields], { newline: '\n' })}\n`;
  return textSink(target, head, (rows) => {
    const data = rows.map((row) => columns.map((column) => toCell(row, column, options)));
    return `${Papa.unparse(data, { newline: '\n' })}\n`;
  });
}

function toCell(row: FlatRow, column: FlatColumn, options: CsvOptions): unknown {
  const value = (row as Record<string, unknown>)[column.name];
  return options.excel && column.kind === 'text' && typeof value === 'string' ? withoutFormula(value) : value;
}

/** Text as Excel takes it for text. Plain numbers and single signs are no formulas. */
export function withoutFormula(text: string): string {
  if (!/^[=+\-@\t\r]./s.test(text) || /^[+-][\d,]+(\.\d+)?%?$/.test(text)) return text;
  return `'${text}`;
}
