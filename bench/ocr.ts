/**
 * Scans end to end: the truth pages of the corpus are rendered, degraded and read from their pictures; the other pages of the same documents keep
 * their text layer. Then tables, segment and reconcile as for any document, and the score.
 *   node bench/ocr.ts [--dpi 200] [--engine both] [--only ID] [--text] [--keep DIR] [--verbose]
 * --text reads every page by its text layer: what the later stages can reach without OCR.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportDocuments } from '../packages/emit/src/index.ts';
import type { Block, Layout, Notice, PageContent } from '../packages/model/src/index.ts';
import { createOcr, type OcrEngine } from '../packages/ocr/src/index.ts';
import { openPdf } from '../packages/pdf/src/index.ts';
import { reconcile } from '../packages/reconcile/src/index.ts';
import { assembleDocument } from '../packages/run/src/assembleDocument.ts';
import { segmentLayout } from '../packages/segment/src/index.ts';
import { joinBlocks, pageToBlocks } from '../packages/tables/src/index.ts';
import type { BudgetDocument } from '../schemas/src/index.ts';
import { scoreCodes } from './ocr-codes.ts';
import { degrade } from './ocr-degrade.ts';
import { truthPages } from './ocr-lines.ts';
import { renderGrey } from './ocr-render.ts';

const { values } = parseArgs({
  options: {
    dpi: { type: 'string', default: '200' },
    engine: { type: 'string', default: 'both' },
    only: { type: 'string' },
    text: { type: 'boolean', default: false },
    keep: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const shared = join(import.meta.dirname, '../../shared');
const pages = truthPages(join(shared, 'corpus')).filter((p) => !values.only || p.id.includes(values.only));
if (pages.length === 0) {
  console.error('no corpus beside the repository: nothing to measure');
  process.exit(2);
}
const ocr = await createOcr({ engine: values.engine as OcrEngine, pageSeconds: 600 });
let seconds = 0;
let pagesRead = 0;
const read: BudgetDocument[] = [];

async function pageOf(file: string, page: number, fromText: () => Promise<PageContent>): Promise<PageContent> {
  if (values.text || !pages.some((p) => p.file === file && p.page === page)) return fromText();
  const image = degrade(await renderGrey(file, page, Number(values.dpi)));
  const before = process.cpuUsage();
  const content = await ocr.recognizePage(image, page);
  const used = process.cpuUsage(before);
  seconds += (used.user + used.system) / 1e6;
  pagesRead++;
  return content;
}

async function fileToDocument(file: string): Promise<BudgetDocument> {
  const bytes = new Uint8Array(readFileSync(file));
  const sourceName = basename(file);
  const documentId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const size = bytes.length;
  const pdf = await openPdf(bytes, { sourceName });
  const blocks: Block[][] = [];
  const notices: Notice[] = [];
  for (let number = 1; number <= pdf.pageCount; number++) {
    const content = await pageOf(file, number, () => pdf.page(number));
    notices.push(...content.notices);
    blocks.push(pageToBlocks(content));
  }
  const layout: Layout = {
    mediaType: 'application/pdf',
    pages: pdf.pageCount,
    readBy: 'pdf+ocr',
    blocks: joinBlocks(blocks),
    notices,
  };
  await pdf.close();
  const segmented = segmentLayout(layout, { documentId, sourceName });
  return reconcile(assembleDocument({ documentId, sourceName, bytes: size }, layout, segmented));
}

async function* documents(): AsyncIterable<BudgetDocument> {
  for (const file of new Set(pages.map((p) => p.file))) {
    const document = await fileToDocument(file);
    read.push(document);
    yield document;
  }
}

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'yusuan-ocr-'));
await exportDocuments(documents(), { to: 'csv', out: folder });
await ocr.close();
console.log(
  JSON.stringify({
    dpi: values.dpi,
    engine: values.engine,
    text: values.text,
    pages: pagesRead,
    cpuSecondsAPage: seconds / Math.max(1, pagesRead),
  }),
);
const { misses, ...codes } = scoreCodes(read, join(shared, 'corpus/truth'));
console.log(JSON.stringify({ codes, rightOfAll: codes.right / codes.wanted, rightOfFound: codes.right / codes.found }));
if (values.verbose) for (const miss of new Set(misses)) console.error(`code ${miss}`);
const score = [join(shared, 'tools/score.mjs'), join(folder, 'amounts.csv'), join(shared, 'corpus/truth')];
process.stdout.write(
  execFileSync('node', [...score, ...(values.verbose ? ['--verbose'] : [])], { stdio: ['ignore', 'pipe', 'inherit'] }),
);
