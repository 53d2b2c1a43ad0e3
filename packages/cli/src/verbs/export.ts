import {
  type ExportForm,
  exportDocuments,
  exportForms,
  findingToRow,
  flatTableNames,
  keepHeapSmall,
} from '@yusuan/emit';
import { documentFiles, readDocuments, readRunRecord, readSeconds } from '@yusuan/run';
import type { FlatTableName } from '@yusuan/schemas';
import { type Command, Option } from 'commander';
import { textTable } from '../console/textTable.ts';
import { exitCodes } from '../exitCodes.ts';
import type { SetExitCode } from '../program.ts';
import { unfinished } from '../unfinished.ts';
import { parsePath } from './options.ts';

interface ExportFlags {
  to: ExportForm;
  out: string;
  table: FlatTableName;
  bom?: boolean;
  quiet?: boolean;
  json?: boolean;
}

export function addExport(program: Command, setExitCode: SetExitCode): void {
  program
    .command('export')
    .description('write the flat tables of DIR: amounts, indicators, projects, statements, findings, documents')
    .argument('<dir>', 'output folder of ingest', parsePath)
    .addOption(new Option('--to <form>', 'form').choices([...exportForms]).makeOptionMandatory())
    .requiredOption(
      '--out <path>',
      'folder that gets a file for each table; a path ending in .csv, .ndjson or .parquet gets one table; - is stdout, for csv and ndjson; for duckdb the file',
      parsePath,
    )
    .addOption(
      new Option('--table <name>', 'the table where one file is written').choices(flatTableNames).default('amounts'),
    )
    .option('--bom', 'CSV for Excel: a byte order mark, and no text that Excel would run as a formula')
    .option('--json', 'the summary as JSON on stdout')
    .option('--quiet', 'no summary')
    .action(async (dir: string, flags: ExportFlags) => setExitCode(await runExport(dir, flags)));
}

async function runExport(dir: string, flags: ExportFlags): Promise<number> {
  await documentFiles(dir); // says that it is no output folder before anything is made
  keepHeapSmall();
  const seconds = readSeconds(dir);
  const run = await readRunRecord(dir);
  if (run === null && !flags.quiet) process.stderr.write(unfinished);
  const summary = await exportDocuments(readDocuments(dir), {
    to: flags.to,
    out: flags.out,
    table: flags.table,
    excel: flags.bom ?? false,
    runFindings: (run?.findings ?? []).map((finding) => findingToRow(finding.document_id, finding)),
    secondsOf: (documentId) => seconds.get(documentId) ?? null,
  });
  if (flags.json && flags.out !== '-') process.stdout.write(`${JSON.stringify(summary)}\n`);
  if (!flags.quiet)
    process.stderr.write(
      `${textTable(['table', 'rows'], Object.entries(summary.rows))}\nWritten to ${flags.out === '-' ? 'stdout' : flags.out}.\n`,
    );
  return exitCodes.complete;
}
