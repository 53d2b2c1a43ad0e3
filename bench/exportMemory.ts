/**
 * Peak memory of exporting many amounts in each form: node bench/exportMemory.ts [--amounts N]
 * Documents are made up as they are asked for. Each form runs in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ExportForm, exportDocuments, exportForms, keepHeapSmall } from '@yusuan/emit';
import type { BudgetDocument } from '@yusuan/schemas';
import { testDocument } from '../packages/emit/src/testing/testDocument.ts';

const { values } = parseArgs({
  options: { amounts: { type: 'string', default: '1000000' }, form: { type: 'string' } },
});
const amountsInDocument = 1000;

if (values.form === undefined) {
  for (const form of exportForms)
    process.stdout.write(
      spawnSync(process.execPath, [import.meta.filename, '--amounts', values.amounts, '--form', form], {
        encoding: 'utf8',
      }).stdout,
    );
} else await measure(values.form as ExportForm);

async function measure(form: ExportForm): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'yusuan-export-'));
  keepHeapSmall();
  const start = performance.now();
  const { rows } = await exportDocuments(documents(Number(values.amounts)), { to: form, out: join(work, form) });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(`${form}: ${rows.amounts} amounts in ${seconds} s, peak ${peak} MB`);
  rmSync(work, { recursive: true });
}

async function* documents(amounts: number): AsyncGenerator<BudgetDocument> {
  const pattern = testDocument();
  const [table] = pattern.tables;
  for (let made = 0; made < amounts; made += amountsInDocument) {
    const id = made.toString(16).padStart(8, '0');
    const lines = Array.from({ length: amountsInDocument }, (_, i) => {
      const line = table!.lines[1]!;
      const amount = {
        ...line.amounts[0]!,
        amount_id: `${id}-t1-l${i}-c3`,
        amount_yuan: `${i * 7919}.${String(i % 100).padStart(2, '0')}`,
      };
      return { ...line, line_id: `${id}-t1-l${i}`, line_number: i + 1, name: `${line.name}${i}`, amounts: [amount] };
    });
    yield { ...pattern, document_id: `sha256:${id.padEnd(64, '0')}`, tables: [{ ...table!, lines }] };
  }
}
