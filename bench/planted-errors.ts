/**
 * How many errors planted in documents are caught: one digit, sign, unit, column, code or pair of rows at random, in amounts that stand in
 * an identity (they were verified). The same for the same seed.
 *   node bench/planted-errors.ts [--cases 1000] [--seed 1] [--show KIND] [DIR...]
 * DIR: output folders of `yusuan ingest`, whose documents are taken beside the built-in one. --show prints the silent cases of a kind.
 *
 * `closes as before`: with the wrong figures every equation of the document closes that closed with the right ones (two rows under one subtotal that nothing
 * else separates; a difference below what rounding allows), and no other rule says anything: no program could tell, and these are left out of the last column.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { codeList } from '../packages/codes/src/index.ts';
import { correctDocument } from '../packages/reconcile/src/testing/correct-document.ts';
import {
  type PlantedCase,
  type PlantedCount,
  plantedReport,
} from '../packages/reconcile/src/testing/planted-report.ts';
import type { BudgetDocument } from '../schemas/src/index.ts';

const { values, positionals } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '' },
  },
  allowPositionals: true,
});

const ingested = positionals.flatMap((dir) =>
  readdirSync(join(dir, 'documents'))
    .filter((name) => name.endsWith('.json'))
    .map((name): BudgetDocument => JSON.parse(readFileSync(join(dir, 'documents', name), 'utf8'))),
);
const documents = [correctDocument(), ...ingested.filter((document) => document.counts.verified > 0)];
const report = plantedReport(
  documents,
  Number(values.cases),
  Number(values.seed),
  (line, code) =>
    line.classification_system === null
      ? null
      : (codeList(line.classification_system, null).byCode(code)?.name ?? null),
  show,
);

type Counted = Omit<PlantedCount, 'kind'>;
const total = (pick: keyof Counted) => report.reduce((sum, count) => sum + count[pick], 0);
const all = {
  kind: 'all',
  cases: total('cases'),
  caught: total('caught'),
  unproved: total('unproved'),
  closing: total('closing'),
  silent: total('silent'),
  outside: total('outside'),
};
console.log(`${documents.length} documents, seed ${values.seed}\n`);
console.log(
  '| planted | cases | caught | no longer verified | closes as before | silent | noticed of all | noticed of those that break an identity | in no identity |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const { kind, cases, caught, unproved, closing, silent, outside } of [...report, all]) {
  const share = (of: number) => `${(((caught + unproved) / Math.max(1, of)) * 100).toFixed(1)} %`;
  const cells = [kind, cases, caught, unproved, closing, silent, share(cases), share(cases - closing), outside];
  console.log(`| ${cells.join(' | ')} |`);
}

function show({ kind, document, wrong, broken, verdict }: PlantedCase): void {
  if (kind !== values.show || (verdict !== 'silent' && verdict !== 'closing')) return;
  const cells = document.tables.flatMap((table) =>
    table.lines.flatMap((line) =>
      line.amounts
        .filter((amount) => wrong.includes(amount.amount_id))
        .map(({ amount_id: id, raw_text: text }) => `${id} ${table.type} ${line.code ?? ''} ${line.name} ${text}`),
    ),
  );
  console.log(`${verdict} ${document.source_name}: ${cells.slice(0, 6).join('; ')}${broken ? ` | ${broken}` : ''}`);
}
