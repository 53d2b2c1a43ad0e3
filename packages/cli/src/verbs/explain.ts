import { asDamaged } from '@yusuan/emit';
import { InputError } from '@yusuan/model';
import { explainAmount, explanationText } from '@yusuan/reconcile';
import { documentFiles, parseDocument, readDocumentText } from '@yusuan/run';
import type { BudgetDocument } from '@yusuan/schemas';
import type { Command } from 'commander';
import { parsePath } from './options.ts';

interface ExplainFlags {
  json?: boolean;
}

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('the whole story of one amount: where it stands, its unit and code, each identity with its figures')
    .argument('<dir>', 'output folder of ingest', parsePath)
    .argument('<amount-id>', 'an amount_id of the amounts table', parsePath)
    .option('--json', 'as one JSON object on stdout')
    .action(async (dir: string, amountId: string, flags: ExplainFlags) => {
      const document = await findDocument(dir, amountId);
      let explanation: ReturnType<typeof explainAmount>;
      try {
        explanation = explainAmount(document, amountId);
      } catch (error) {
        throw asDamaged(document, error);
      }
      if (flags.json)
        process.stdout.write(`${JSON.stringify({ source_name: document.source_name, ...explanation })}\n`);
      else process.stdout.write(`${document.source_name}\n${explanationText(explanation)}`);
    });
}

/** The document that an amount stands in. Files are parsed only where the id occurs in their text. */
async function findDocument(dir: string, amountId: string): Promise<BudgetDocument> {
  const needle = JSON.stringify(amountId);
  for (const file of await documentFiles(dir)) {
    const text = await readDocumentText(dir, file);
    if (text.includes(needle)) return parseDocument(text, file);
  }
  throw new InputError(
    'not-found',
    `no document in ${dir} has an amount ${amountId}`,
    'Take an amount_id from the amounts table of the same run.',
  );
}
