import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ingestBytes, ingestFile } from '@yusuan/run';
import type { BudgetDocument } from '@yusuan/schemas';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictureToPdf } from './fixtures/scan/pictureToPdf.ts';

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
