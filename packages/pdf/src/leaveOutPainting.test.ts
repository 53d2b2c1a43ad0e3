import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Font, readMetricsOnly, trueTypeMetrics } from './leaveOutPainting.ts';

const tables = {
  glyf: [0, 0, 0, 0],
  head: { 18: [0x03, 0xe8], 50: [0, 0], length: 54 }, // 1000 units, short locations
  hhea: { 4: [0x03, 0x52], 6: [0xff, 0x6a], 8: [0, 100], length: 36 }, // 850, -150, 100
  hmtx: [1, 0, 0, 0],
  loca: [0, 0, 0, 0, 0, 2], // of two glyphs
  maxp: [0, 1, 0, 0, 0, 2],
};

type Table = number[] | { [offset: number]: number[]; length: number };

function buildFont(changes: Record<string, Table | null> = {}): Uint8Array {
  const entries = Object.entries({ ...tables, ...changes }).filter((entry) => entry[1] !== null) as [string, Table][];
  const directory = [0, 1, 0, 0, 0, entries.length, 0, 0, 0, 0, 0, 0];
  const data: number[] = [];
  for (const [tag, table] of entries) {
    const bytes = Array.isArray(table) ? table : bytesAt(table);
    const offset = 12 + 16 * entries.length + data.length;
    directory.push(...Buffer.from(tag), 0, 0, 0, 0, 0, 0, offset >> 8, offset & 255, 0, 0, 0, bytes.length);
    data.push(...bytes);
  }
  return Uint8Array.from([...directory, ...data]);
}

/** The last table begins a byte early. */
function overlapping(font: Uint8Array): Uint8Array {
  font[12 + 16 * 5 + 11]! -= 1;
  return font;
}

function bytesAt({ length, ...parts }: { [offset: number]: number[]; length: number }): number[] {
  const bytes: number[] = Array.from({ length }, () => 0);
  for (const [offset, values] of Object.entries(parts)) bytes.splice(Number(offset), values.length, ...values);
  return bytes;
}

describe('metrics of a TrueType font', () => {
  it('are parts of the font size', () => {
    expect(trueTypeMetrics(buildFont())).toEqual({ ascent: 0.85, descent: -0.15, lineGap: 0.1 });
  });

  it('are read from bytes that stand within a larger buffer', () => {
    const font = buildFont();
    const buffer = new Uint8Array(font.length + 7);
    buffer.set(font, 5);
    expect(trueTypeMetrics(buffer.subarray(5, 5 + font.length))?.ascent).toBe(0.85);
  });

  it.each([
    ['is empty', new Uint8Array(0)],
    ['ends within its directory', buildFont().subarray(0, 40)],
    ['ends within its tables', buildFont().subarray(0, -1)],
    ['is OpenType with CFF outlines', Uint8Array.from([...Buffer.from('OTTO'), ...buildFont().subarray(4)])],
    ['has no outlines', buildFont({ glyf: null })],
    ['has an empty table', buildFont({ hmtx: [] })],
    ['has locations of fewer glyphs than it says', buildFont({ loca: [0, 0, 0, 0] })],
    ['has a maxp of unknown version', buildFont({ maxp: [0, 3, 0, 0, 0, 2] })],
    ['has no size', buildFont({ head: { 50: [0, 0], length: 54 } })],
    ['has glyphs that end before they begin', buildFont({ loca: [0, 1, 0, 0, 0, 2] })],
    ['has glyphs behind its outlines', buildFont({ loca: [0, 0, 0, 0, 0, 3] })],
    ['has CFF outlines, too', buildFont({ 'CFF ': [1] })],
    ['has tables that overlap', overlapping(buildFont())],
    ['has locations of unknown form', buildFont({ head: { 18: [0x03, 0xe8], 50: [0, 7], length: 54 } })],
  ])('are not given where it %s', (_, bytes) => {
    expect(trueTypeMetrics(bytes)).toBeNull();
  });
});

describe('fonts of which only the metrics are read', () => {
  const repaired = Uint8Array.of(1);
  class IdentityCMap {
    readonly builtInCMap = false;
  }
  function read(bytes: Uint8Array, properties: Parameters<Font['checkAndRepair']>[2]) {
    let resets = 0;
    const font = { checkAndRepair: () => repaired } as unknown as Font;
    readMetricsOnly(font, IdentityCMap);
    const data = font.checkAndRepair('font', { getBytes: () => bytes, reset: () => resets++ }, properties);
    return { repaired: data === repaired, ascent: font.ascent, lineHeight: font.lineHeight, resets };
  }

  it.each([
    { composite: true, cMap: { builtInCMap: true } },
    { composite: true, cMap: new IdentityCMap() },
    { hasIncludedToUnicodeMap: true },
  ])('are those whose text stands elsewhere: %o', (properties) => {
    expect(read(buildFont(), properties)).toEqual({ repaired: false, ascent: 0.85, lineHeight: 1.1, resets: 1 });
  });

  it.each([{}, { composite: true, cMap: { builtInCMap: false }, hasIncludedToUnicodeMap: true }])(
    'are not those whose text may depend on their file: %o',
    (properties) => {
      expect(read(buildFont(), properties)).toMatchObject({ repaired: true, ascent: undefined });
    },
  );

  it('are not damaged ones: pdf.js gets them from their start', () => {
    expect(read(buildFont({ head: null }), { hasIncludedToUnicodeMap: true })).toMatchObject({
      repaired: true,
      resets: 1,
    });
  });
});

it('reads the same without painting', { timeout: 60_000 }, async () => {
  const folder = join(import.meta.dirname, '../../../test/fixtures/pdf');
  const files = readdirSync(folder).flatMap((name) => (name.endsWith('.pdf') ? join(folder, name) : []));
  const print = async (...options: string[]): Promise<{ classes: string[]; documents: unknown[] }> => {
    const script = join(import.meta.dirname, 'testing/printPages.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...options, ...files], {
      maxBuffer: 2 ** 28,
    });
    return JSON.parse(stdout);
  };
  const [whole, lean] = await Promise.all([print(), print('--leave-out-painting')]);
  expect(whole.documents.length).toBeGreaterThan(20);
  expect(lean.documents).toEqual(whole.documents);
  expect(whole.classes).toEqual(['WorkerMessageHandler']);
  if ('registerHooks' in nodeModule) expect(lean.classes).toContain('EvalState');
});
