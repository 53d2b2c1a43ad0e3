import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingestFile } from '@yusuan/run';
import type { BudgetDocument } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, 'fixtures', 'pdf');

type Row = Record<string, string>;

/** Cells of one CSV line; quotes are doubled inside quoted cells. */
function csvCells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

function readTruth(path: string): Row[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = csvCells(head!);
  return lines.map((line) => {
    const cells = csvCells(line);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}

/** A name without spaces, enumeration and punctuation: what the print may wrap or indent. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^[一二三四五六七八九十]+、/, '')
    .replace(/[()“”"'‘’:、,;.。]/g, '');

function amountsOf(document: BudgetDocument): Row[] {
  return document.tables.flatMap((table) =>
    table.lines.flatMap((line) =>
      line.amounts.map((amount) => {
        const column = table.columns.find((other) => other.column === amount.column)!;
        return {
          table_type: table.type,
          kind: line.kind,
          code: line.code ?? '',
          name: nameKey(line.project_name ?? line.name),
          measure: column.measure === 'economic_item' ? `economic_item ${column.code}` : column.measure,
          yuan: amount.amount_yuan ?? '',
          phase: column.phase ?? '',
          year: String(column.fiscal_year),
          status: amount.status,
        };
      }),
    ),
  );
}

/** A truth that leaves the measure, the phase or the year open takes any; the name of a total is layout. */
function agrees(truth: Row, read: Row): boolean {
  const open = ['measure', 'phase', 'year'].every((key) => !truth[key] || truth[key] === read[key]);
  const named = truth.kind === 'total' || nameKey(truth.name!) === read.name;
  return open && named && ['table_type', 'kind', 'code', 'yuan'].every((key) => truth[key] === read[key]);
}

async function compare(name: string): Promise<{ missing: Row[]; extra: Row[] }> {
  const truth = readTruth(join(folder, `${name}.truth.csv`));
  expect(truth.length).toBeGreaterThan(0);
  const extra = amountsOf(await ingestFile(join(folder, `${name}.pdf`)));
  const missing = truth.filter((row) => {
    const at = extra.findIndex((read) => agrees(row, read));
    if (at >= 0) extra.splice(at, 1);
    return at < 0;
  });
  return { missing, extra };
}

describe('the printed fixtures', () => {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.pdf'))
    .map((file) => file.slice(0, -4));

  it.each(names)('%s is read in full and nothing beside it', async (name) => {
    expect(await compare(name)).toEqual({ missing: [], extra: [] });
  });
});
