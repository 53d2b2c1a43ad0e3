import { readdirSync, readFileSync } from 'node:fs';
import { ingestBytes } from '@yusuan/run';
import type { BudgetDocument } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';

const seeds = new URL('../seeds/', import.meta.url);

/** Runs of lines with tabs become tables in another form; all other lines stay. */
function convert(text: string, table: (rows: string[][]) => string): string {
  const out: string[] = [];
  let rows: string[][] = [];
  const close = () => {
    if (rows.length > 0) out.push('', table(rows), '');
    rows = [];
  };
  for (const line of text.split('\n'))
    if (line.includes('\t')) rows.push(line.split('\t'));
    else {
      close();
      out.push(line);
    }
  close();
  return out.join('\n');
}

function pipes(rows: string[][]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells: string[]) =>
    `| ${[...cells, ...Array<string>(width - cells.length).fill('')].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [head, line(Array<string>(width).fill('---')), ...body].join('\n');
}

const html = (rows: string[][]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

const amountsOf = (document: BudgetDocument): string[] =>
  document.tables.flatMap((table) =>
    table.lines.flatMap((line) =>
      line.amounts.map((amount) => [table.type, line.code, line.name, amount.column, amount.amount_yuan].join(' ')),
    ),
  );

const read = (text: string, sourceName: string) => ingestBytes(Buffer.from(text), { sourceName });

describe('a document in other forms of text', () => {
  for (const name of readdirSync(seeds)) {
    const text = readFileSync(new URL(name, seeds), 'utf8');
    it(`${name} as Markdown and as HTML tables holds the same amounts`, async () => {
      const expected = amountsOf(await read(text, name));
      expect(expected.length).toBeGreaterThan(10);
      expect(amountsOf(await read(convert(text, pipes), 'a.md'))).toEqual(expected);
      expect(amountsOf(await read(convert(text, html), 'a.md'))).toEqual(expected);
    });
  }
});
