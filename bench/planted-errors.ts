/**
 * How many errors planted in correct documents are caught: one digit, sign, unit, column, code or pair of rows at random, in amounts that stand in
 * an equation. The same for the same seed.
 *   node bench/planted-errors.ts [--cases 1000] [--seed 1] [DIR...]
 * DIR: output folders of `yusuan ingest`, whose documents are taken beside the built-in one. Documents with conflicts are left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { codeList } from '../packages/codes/src/index.ts';
import { correctDocument } from '../packages/reconcile/src/testing/correct-document.ts';
import { plantedReport } from '../packages/reconcile/src/testing/planted-report.ts';
import type { BudgetDocument } from '../schemas/src/index.ts';

const { values, positionals } = parseArgs({
  options: { cases: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});

const ingested = positionals.flatMap((dir) =>
  readdirSync(join(dir, 'documents'))
    .filter((name) => name.endsWith('.json'))
    .map((name): BudgetDocument => JSON.parse(readFileSync(join(dir, 'documents', name), 'utf8'))),
);
const documents = [correctDocument(), ...ingested.filter((d) => d.counts.conflicts === 0 && d.counts.verified > 0)];
const report = plantedReport(documents, Number(values.cases), Number(values.seed), (line, code) =>
  line.classification_system === null ? null : (codeList(line.classification_system, null).byCode(code)?.name ?? null),
);

const sum = (pick: (count: (typeof report)[number]) => number) =>
  report.reduce((total, count) => total + pick(count), 0);
const rows = [
  ...report,
  {
    kind: 'all',
    cases: sum((c) => c.cases),
    caught: sum((c) => c.caught),
    unproved: sum((c) => c.unproved),
    silent: sum((c) => c.silent),
  },
];
console.log(`${documents.length} documents, seed ${values.seed}\n`);
console.log('| planted | cases | caught | no longer verified | silent | caught or unverified |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const { kind, cases, caught, unproved, silent } of rows) {
  const share = (((caught + unproved) / Math.max(1, cases)) * 100).toFixed(1);
  console.log(`| ${kind} | ${cases} | ${caught} | ${unproved} | ${silent} | ${share} % |`);
}
