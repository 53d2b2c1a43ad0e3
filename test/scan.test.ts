import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ingestBytes, ingestFile } from '@yusuan/run';
import type { BudgetDocument } from '@yusuan/schemas';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../packages/pdf/src/index.ts';
import { type HiddenText, pictureToPdf } from './fixtures/scan/pictureToPdf.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const scan = join(fixtures, 'scan', 'ruled-page-2.jpg');
const picture = new Uint8Array(readFileSync(scan));

/** The engines are an optional part of what is installed. */
function hasEngines(): boolean {
  const { resolve } = createRequire(join(import.meta.dirname, '../packages/ocr/package.json'));
  try {
    for (const name of ['onnxruntime-node', 'tesseract.js']) resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** What the page printed, as the truth of the PDF says it. */
function printed(): string[] {
  const lines = readFileSync(join(fixtures, 'pdf', 'ruled.truth.csv'), 'utf8')
    .trim()
    .split('\n');
  return lines.flatMap((line) => {
    const [type, , code, , measure] = line.split(',');
    return type === 'expenditure_summary' ? [`${code} ${measure} ${line.split(',').at(-1)}`] : [];
  });
}

const amountsOf = (document: BudgetDocument) =>
  document.tables.flatMap((table) =>
    table.lines.flatMap((line) =>
      line.amounts.map((amount) => ({
        amount,
        key: `${line.code ?? ''} ${table.columns.find((c) => c.column === amount.column)?.measure} ${amount.amount_yuan}`,
      })),
    ),
  );

/** What a recogniser that makes no mistake would write over the scan: the text of the printed page, turned as the scan is. */
async function hiddenLayer(): Promise<HiddenText[]> {
  const pdf = await openPdf(new Uint8Array(readFileSync(join(fixtures, 'pdf', 'ruled.pdf'))), {
    sourceName: 'ruled.pdf',
  });
  const { runs, width, height } = await pdf.page(2);
  await pdf.close();
  const [cos, sin] = [Math.cos((0.7 * Math.PI) / 180), Math.sin((0.7 * Math.PI) / 180)];
  return runs.map(({ text, box }) => {
    const [dx, dy] = [(box.x0 + box.x1 - width) / 2, (box.y0 + box.y1 - height) / 2];
    const [x, y] = [cos * dx - sin * dy + width / 2, sin * dx + cos * dy + height / 2];
    const size = box.y1 - box.y0;
    return { text, x: x - (box.x1 - box.x0) / 2, y: y + size * 0.38, width: box.x1 - box.x0, size };
  });
}

describe.skipIf(!hasEngines())('a scanned page (needs the recognition engines)', () => {
  let document: BudgetDocument;
  beforeAll(async () => {
    document = await ingestFile(scan);
  }, 120_000);

  it('gives the amounts, codes and measures that the PDF of the same page prints', () => {
    expect(
      amountsOf(document)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(printed().sort());
    expect(document.tables.map((table) => table.type)).toEqual(['expenditure_summary']);
  });

  it('proves every amount, each with its confidence, and is complete', () => {
    expect([document.outcome, document.read_by, document.media_type]).toEqual(['complete', 'ocr', 'image/jpeg']);
    for (const { amount } of amountsOf(document)) {
      expect(amount.status).toBe('verified');
      expect(amount.confidence).toBeGreaterThanOrEqual(0.5);
    }
  });

  it('is read the same when it is a page of a PDF, and says so', async () => {
    const pdf = await ingestBytes(pictureToPdf(picture), { sourceName: 'scan.pdf' });
    expect(pdf.read_by).toBe('ocr');
    expect(pdf.findings.map(({ check }) => check)).toContain('ocr:page-read');
    expect(
      amountsOf(pdf)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(printed().sort());
  });

  it.each(['picture', 'PDF'])('reads the figures under a red seal, in a %s', async (kind) => {
    const path = join(fixtures, 'scan', 'sealed-page-2.jpg');
    const sealed =
      kind === 'picture'
        ? await ingestFile(path)
        : await ingestBytes(pictureToPdf(new Uint8Array(readFileSync(path))), { sourceName: 'sealed.pdf' });
    expect(sealed.findings.filter(({ check }) => check === 'ocr:seal').map(({ message }) => message)).toEqual([
      '1 red seal(s) were taken out before reading',
    ]);
    expect(
      amountsOf(sealed)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(printed().sort());
    expect(amountsOf(sealed).filter(({ amount }) => amount.status !== 'verified')).toEqual([]);
  });

  it('takes the hidden text of a scan that fits its picture', async () => {
    const searchable = pictureToPdf(picture, await hiddenLayer());
    const { findings, ...read } = await ingestBytes(searchable, { sourceName: 'searchable.pdf' });
    expect(findings.map(({ check }) => check)).toContain('ocr:hidden-text-used');
    expect(
      amountsOf({ findings, ...read })
        .map(({ key }) => key)
        .sort(),
    ).toEqual(printed().sort());
  });

  it('reads the picture of a scan whose hidden text says something else', async () => {
    const layer = (await hiddenLayer()).map((piece) => ({ ...piece, text: piece.text.replace(/\d/g, '7') }));
    const document = await ingestBytes(pictureToPdf(picture, layer), { sourceName: 'garbled.pdf' });
    const misfit = document.findings.filter(({ check }) => check === 'ocr:hidden-text-misfit');
    expect(misfit.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the hidden text is not used: \d+ of 16 lines say something else in the picture$/),
    ]);
    expect(
      amountsOf(document)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(printed().sort());
  });

  it('reads every page of a TIFF', async () => {
    const tiff = await ingestFile(join(fixtures, 'scan', 'two-pages.tif'));
    expect([tiff.pages, tiff.media_type]).toEqual([2, 'image/tiff']);
    const read = amountsOf(tiff).filter(({ key }) => key === '2080101 total 99518600.00');
    expect(read.map(({ amount }) => amount.page)).toEqual([1, 2]);
  });
});

describe('a page that is not to be recognised', () => {
  it('makes a picture partial, with the reason', async () => {
    const { outcome, outcome_reason, tables } = await ingestFile(scan, { ocr: 'never' });
    expect([outcome, outcome_reason]).toEqual(['partial', 'ruled-page-2.jpg is a picture, and recognition is off']);
    expect(tables).toEqual([]);
  });

  it('makes a PDF partial, with the page', async () => {
    const { outcome, outcome_reason } = await ingestBytes(pictureToPdf(picture), {
      sourceName: 'scan.pdf',
      ocr: 'never',
    });
    expect([outcome, outcome_reason]).toEqual([
      'partial',
      'page 1 was not read: it is a picture without text, and recognition is off',
    ]);
  });
});
