import { basename } from 'node:path';
import { plural } from '@yusuan/model';
import { reviewReport } from '@yusuan/reconcile';
import { documentFiles, readDocumentText, readRunRecord } from '@yusuan/run';
import type { Finding, RunFinding, RunRecord } from '@yusuan/schemas';
import type { Command } from 'commander';
import { checkDocument, type DocumentCheck, documentValidator, unreadableDocument } from '../checkDocument.ts';
import { exitCodes } from '../exitCodes.ts';
import type { SetExitCode } from '../program.ts';
import { unfinished } from '../unfinished.ts';
import { parsePath } from './options.ts';

interface CheckFlags {
  info?: boolean;
  json?: boolean;
  quiet?: boolean;
}

export function addCheck(program: Command, setExitCode: SetExitCode): void {
  program
    .command('check')
    .description("validate every emitted JSON, re-run the identities, and print a reviewer's report")
    .argument('<dir>', 'output folder of ingest', parsePath)
    .option('--info', 'with what is only worth knowing, too')
    .option('--json', 'one JSON object per document on stdout, instead of the report')
    .option('--quiet', 'no summary on stderr')
    .action(async (dir: string, flags: CheckFlags) => setExitCode(await check(dir, flags)));
}

async function check(dir: string, flags: CheckFlags): Promise<number> {
  const validate = documentValidator();
  const run = await readRunRecord(dir);
  const files = withMissing(await documentFiles(dir), run);
  if (run === null && !flags.quiet) process.stderr.write(unfinished);
  const across = Map.groupBy(run?.findings ?? [], ({ document_id }) => document_id);
  const totals = { documents: 0, invalid: 0, incomplete: 0, errors: 0, warnings: 0 };
  for (const file of files) {
    const result = await readDocumentText(dir, file).then(
      (text) => checkDocument(file, text, validate),
      (error: unknown) => unreadableDocument(file, error),
    );
    const others = across.get(result.document?.document_id ?? '') ?? [];
    const findings = [...failures(result), ...others];
    totals.documents++;
    if (!isValid(result)) totals.invalid++;
    if (result.document?.outcome !== 'complete') totals.incomplete++;
    totals.errors += findings.filter(({ severity }) => severity === 'error').length;
    totals.warnings += findings.filter(({ severity }) => severity === 'warning').length;
    process.stdout.write(
      flags.json ? `${JSON.stringify(toRecord(result, others))}\n` : toReport(result, others, flags.info ?? false),
    );
  }
  if (!flags.quiet)
    process.stderr.write(
      `${plural(totals.documents, 'document')}: ${totals.invalid} invalid, ${totals.incomplete} partial or failed, ${plural(totals.errors, 'error')}, ${plural(totals.warnings, 'warning')}.\n`,
    );
  return totals.invalid + totals.incomplete === 0 ? exitCodes.complete : exitCodes.incomplete;
}

/** The files that are there, and those that the last run left there: `ingest` writes these again. */
function withMissing(files: readonly string[], run: RunRecord | null): string[] {
  const recorded = (run?.documents ?? []).flatMap(({ file }) => (file === null ? [] : [basename(file)]));
  return [...new Set([...files, ...recorded])].sort();
}

/** Amounts of one document that the report names when they are not what is printed. */
const amountsShown = 10;

function isValid(result: DocumentCheck): boolean {
  const { schemaErrors, changedStatuses, changedAmounts } = result;
  return schemaErrors.length === 0 && changedStatuses.length === 0 && changedAmounts.length === 0;
}

function failures(result: DocumentCheck): Finding[] {
  return (result.document?.findings ?? []).filter(({ outcome }) => outcome === 'fails');
}

function toRecord(result: DocumentCheck, others: readonly RunFinding[]): Record<string, unknown> {
  const { file, document, schemaErrors, changedStatuses, changedAmounts } = result;
  return {
    file,
    source_name: document?.source_name ?? null,
    document_id: document?.document_id ?? null,
    valid: isValid(result),
    schema_errors: schemaErrors,
    changed_statuses: changedStatuses,
    changed_amounts: changedAmounts,
    outcome: document?.outcome ?? null,
    counts: document?.counts ?? null,
    checks: document?.checks ?? [],
    findings: failures(result),
    findings_across: others,
  };
}

function toReport(result: DocumentCheck, others: readonly RunFinding[], info: boolean): string {
  const { file, document, schemaErrors, changedStatuses, changedAmounts } = result;
  let text = '';
  for (const error of schemaErrors) text += `documents/${file} is not valid: ${error}\n`;
  if (changedStatuses.length > 0)
    text += `documents/${file} was edited: ${changedStatuses.length} amounts have a status that their figures do not show (${changedStatuses.slice(0, 5).join(', ')})\n`;
  for (const { amount_id, raw_text, unit, amount_yuan, derived } of changedAmounts.slice(0, amountsShown))
    text += `documents/${file} was edited: ${amount_id} is ${amount_yuan ?? 'no amount'}, and ${raw_text} in ${unit ?? 'no unit'} comes to ${derived ?? 'no amount'}\n`;
  if (changedAmounts.length > amountsShown)
    text += `documents/${file}: so are ${changedAmounts.length - amountsShown} more amounts\n`;
  if (document === null) return text;
  const shown = others.map(({ document_id: _, ...finding }) => finding);
  return text + reviewReport({ ...document, findings: [...document.findings, ...shown] }, { info });
}
