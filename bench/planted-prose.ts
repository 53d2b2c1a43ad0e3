/**
 * How many errors planted in sentences are told: the amount, the change, the percentage or the share of a sentence that was verified, made wrong at random.
 * Told is what gives a new warning or error, or puts the sentence in conflict. The same for the same seed.
 *   node bench/planted-prose.ts [--seed 1] [--show KIND] DIR...
 * DIR: output folders of `yusuan ingest`. --show prints what stays silent of a kind.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reconcile } from '../packages/reconcile/src/index.ts';
import type { BudgetDocument, Statement } from '../schemas/src/index.ts';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, show: { type: 'string', default: '' } },
  allowPositionals: true,
});

/** Sentences of one document that are tried of a kind, and the longest document that is taken: each case checks it anew. */
const casesOfDocument = 8;
const mostStatements = 200;

let state = Number(values.seed);
function random(): number {
  state = (state * 1103515245 + 12345) % 2147483648;
  return state / 2147483648;
}

/** `"53172.94"` with its third digit, or a later one of a short number, raised. */
function raised(yuan: string): string {
  const fen = BigInt(yuan.replace('.', ''));
  const digits = fen.toString().length;
  const wrong = fen + 10n ** BigInt(Math.max(0, digits - 3)) * BigInt(1 + Math.floor(random() * 8));
  const text = wrong.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

const isFigure = (figure: string | null): figure is string => figure !== null && Number(figure) !== 0;
const kinds: Readonly<Record<string, (statement: Statement) => Partial<Statement> | null>> = {
  amount: (s) => (isFigure(s.amount_yuan) ? { amount_yuan: raised(s.amount_yuan) } : null),
  change: (s) => (isFigure(s.change_yuan) ? { change_yuan: raised(s.change_yuan) } : null),
  percentage: (s) =>
    isFigure(s.change_percent) ? { change_percent: (Number(s.change_percent) * 1.3 + 0.7).toFixed(2) } : null,
  share: (s) => (isFigure(s.share_percent) ? { share_percent: (Number(s.share_percent) * 0.8 + 1).toFixed(2) } : null),
};

const told = (document: BudgetDocument): number =>
  document.findings.filter(({ check, severity }) => check.startsWith('reconcile:') && severity !== 'info').length;

const counts = new Map(Object.keys(kinds).map((kind) => [kind, { cases: 0, told: 0 }]));
const documents = positionals
  .flatMap((dir) => readdirSync(join(dir, 'documents')).map((name) => join(dir, 'documents', name)))
  .map((path): BudgetDocument => JSON.parse(readFileSync(path, 'utf8')))
  .filter(({ statements }) => statements.length > 0 && statements.length <= mostStatements);
for (const document of documents) {
  const before = reconcile(document);
  for (const [kind, plant] of Object.entries(kinds)) {
    const open = before.statements.flatMap((s, at) => (s.status === 'verified' && plant(s) ? [at] : []));
    for (const at of open.filter(() => random() < casesOfDocument / open.length)) {
      const statement = document.statements[at]!;
      const statements = document.statements.with(at, { ...statement, ...plant(statement) });
      const after = reconcile({ ...document, statements });
      const isTold = told(after) > told(before) || after.statements[at]!.status === 'conflict';
      const count = counts.get(kind)!;
      count.cases++;
      if (isTold) count.told++;
      else if (values.show === kind)
        console.log(`${document.source_name} p${statement.page}: ${statement.subject}: ${statement.raw_text}`);
    }
  }
}
console.log(`${documents.length} documents, seed ${values.seed}\n`);
for (const [kind, { cases, told: found }] of counts)
  console.log(`| ${kind} | ${cases} | ${((100 * found) / Math.max(1, cases)).toFixed(1)} % |`);
