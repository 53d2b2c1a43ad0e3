import type { RowSink } from './rowSink.ts';
import { type TextTarget, textSink } from './textSink.ts';

/** One JSON object a line. Money stays a decimal string, so that no reader rounds it. */
export function ndjsonSink(target: TextTarget): RowSink {
  return textSink(target, '', (rows) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
}
