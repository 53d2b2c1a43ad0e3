import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, makeFolder, notWritable } from '@yusuan/model';
import { drawInspection, type FileInspection, inspectFile } from '@yusuan/run';
import type { Command } from 'commander';
import { cutToWidth, textTable } from '../console/textTable.ts';
import { exitCodes } from '../exitCodes.ts';
import type { SetExitCode } from '../program.ts';
import { addReadOptions, parsePath, type ReadFlags, readOptionsOf } from './options.ts';

interface InspectFlags extends ReadFlags {
  json?: boolean;
  draw?: string;
}

const titleWidth = 48;

export function addInspect(program: Command, setExitCode: SetExitCode): void {
  const command = program
    .command('inspect')
    .description('show pages, tables, types and what was read how; reads one file and writes nothing but drawings')
    .argument('<file>', 'PDF, text, Markdown, HTML or image file', parsePath);
  addReadOptions(command)
    .option('--json', 'one JSON object with every table of every page, budget or not, before joining over pages')
    .option(
      '--draw <dir>',
      'an SVG per page into DIR: rulings, texts, cells, header, lines and amounts by status',
      parsePath,
    )
    .action(async (file: string, flags: InspectFlags) => setExitCode(await inspect(file, flags)));
}

async function inspect(file: string, flags: InspectFlags): Promise<number> {
  const result = await inspectFile(file, { ...readOptionsOf(flags), keepPages: flags.draw !== undefined });
  process.stdout.write(flags.json ? `${JSON.stringify(result.inspection)}\n` : toReport(result));
  if (flags.draw !== undefined) writeDrawings(flags.draw, result);
  return result.document.outcome === 'complete' ? exitCodes.complete : exitCodes.incomplete;
}

function toReport({ inspection, document, pages }: FileInspection): string {
  const { outcome, outcome_reason: reason, counts } = document;
  let text = `${document.source_name}: ${document.media_type}, ${inspection.pages} pages, read by ${document.read_by}\n`;
  text += `${document.document_type}, ${document.fiscal_year ?? 'no year'}, ${document.organisation_name ?? 'no organisation'}; ${outcome}${reason ? `: ${reason}` : ''}\n`;
  text += `${counts.tables} tables, ${counts.lines} lines, ${counts.amounts} amounts: ${counts.verified} verified, ${counts.conflicts} in conflict, ${counts.unverified} unverified\n\n`;
  const methods = pages.flatMap(({ grids }) => grids.map(({ method }) => method));
  text += textTable(
    ['page', 'rows', 'columns', 'found by', 'type', 'title'],
    inspection.tables.map(({ page, rows, type, title }, at) => [
      String(page),
      rows.length,
      rows[0]?.length ?? 0,
      methods[at] ?? 'text',
      type ?? '',
      cutToWidth((title ?? '').replace(/\s+/g, ' '), titleWidth),
    ]),
  );
  const bare = pages.filter(({ grids }) => grids.length === 0).map(({ content }) => content.page);
  if (bare.length > 0) text += `\nwithout a table: page ${bare.join(', ')}\n`;
  return text;
}

function writeDrawings(folder: string, { document, pages }: FileInspection): void {
  if (pages.length === 0)
    throw new InputError(
      'unsupported',
      `${document.source_name} has no pages to draw`,
      'Only PDFs and images are drawn.',
    );
  const digits = String(pages.at(-1)!.content.page).length;
  try {
    makeFolder(folder);
    for (const page of pages)
      writeFileSync(
        join(folder, `page-${String(page.content.page).padStart(digits, '0')}.svg`),
        drawInspection(page, document),
      );
  } catch (error) {
    throw notWritable(folder, error, 'Give another folder with --draw.');
  }
}
