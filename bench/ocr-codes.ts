/** How many of the coded rows that the truth knows were read with their code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BudgetDocument } from '../schemas/src/index.ts';

export interface CodeScore {
  /** Amounts of the truth whose row has a code of a classification (not that of an organisation or a project). */
  wanted: number;
  /** Those of them with an amount of the same page and yuan, under the same code or name. */
  found: number;
  /** Those with one under the same code. */
  right: number;
  /** Codes of the truth that were not read, with their pages. */
  misses: string[];
}

/** Compares documents with the truth about them, a CSV and a JSON for each. */
export function scoreCodes(documents: readonly BudgetDocument[], truth: string): CodeScore {
  const score: CodeScore = { wanted: 0, found: 0, right: 0, misses: [] };
  for (const name of readdirSync(truth).filter((name) => name.endsWith('.json'))) {
    const { sha256 } = JSON.parse(readFileSync(join(truth, name), 'utf8')) as { sha256: string };
    const document = documents.find(({ document_id }) => document_id === `sha256:${sha256}`);
    if (!document) continue;
    const left = Map.groupBy(
      document.tables.flatMap(({ lines }) =>
        lines.flatMap((line) => line.amounts.map((amount) => ({ amount, code: line.code, name: fold(line.name) }))),
      ),
      ({ amount }) => `${amount.page} ${Number(amount.amount_yuan)}`,
    );
    for (const row of csvToRows(readFileSync(join(truth, name.replace(/json$/, 'csv')), 'utf8'))) {
      if (!row.code || !row.system || row.row_kind !== 'classified') continue;
      score.wanted++;
      const candidates = left.get(`${row.page} ${Number(row.yuan)}`) ?? [];
      const sameCode = candidates.findIndex(({ code }) => code === row.code);
      const at = sameCode >= 0 ? sameCode : candidates.findIndex(({ name }) => name === fold(row.name ?? ''));
      if (at >= 0) score.found++;
      if (sameCode >= 0) score.right++;
      else score.misses.push(`${name} p${row.page} ${row.code} ${row.name} <> ${candidates[at]?.code ?? 'none'}`);
      if (at >= 0) candidates.splice(at, 1);
    }
  }
  return score;
}

const fold = (name: string): string => name.normalize('NFKC').replace(/[\s\p{P}]/gu, '');

function csvToRows(text: string): Record<string, string>[] {
  const [head, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
        cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!,
      ),
    );
  return rows.map((row) => Object.fromEntries(head!.map((name, i) => [name, row[i] ?? ''])));
}
