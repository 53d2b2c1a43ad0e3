import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOcr, type Ocr } from './createOcr.ts';
import { decodeImage } from './decode/decodeImage.ts';
import type { GreyImage } from './image.ts';
import { turnGrey } from './image.ts';
import { colourToGrey, imageToParts } from './prepare/colourToGrey.ts';
import { paper } from './testing/drawPage.ts';

const texts = [
  '一般公共预算支出表',
  '单位：万元',
  '科目编码',
  '科目名称',
  '合计',
  '基本支出',
  '项目支出',
  '2080101',
  '行政运行',
  '9,951.86',
  '9,951.86',
  '2080502',
  '事业单位离退休',
  '1,204.30',
  '204.30',
  '1,000.00',
  '2210201',
  '住房公积金',
  '-37.27',
  '0.00',
  '-37.27',
];

const picture = decodeImage(readFileSync(join(import.meta.dirname, 'testing/table.png')), 'table.png')[0]!;
const grey: GreyImage = colourToGrey(imageToParts(picture), picture.dpi).grey;

describe('createOcr', () => {
  let ocr: Ocr;
  beforeAll(async () => {
    ocr = await createOcr({ engine: 'both' });
  });
  afterAll(() => ocr.close());

  it('reads a small table exactly, with its rulings', async () => {
    const page = await ocr.recognizePage(picture, 3);
    expect(page.runs.map((run) => run.text).sort()).toEqual([...texts].sort());
    expect(page.rulings.filter((r) => r.y0 === r.y1)).toHaveLength(5);
    expect(page.rulings.filter((r) => r.x0 === r.x1)).toHaveLength(6);
    expect([page.page, page.source, page.notices]).toEqual([3, 'ocr', []]);
    const number = page.runs.find((run) => run.text === '1,204.30');
    expect(number?.confidence).toBeGreaterThanOrEqual(0.99);
  });

  it.each([1, 2, 3])('turns a page upright that was turned by %d quarters', async (quarters) => {
    const page = await ocr.recognizePage(turnGrey(grey, quarters));
    expect(page.runs.map((run) => run.text).sort()).toEqual([...texts].sort());
    expect(page.notices.map((n) => n.check)).toEqual(['ocr:turned']);
    expect(page.width).toBeGreaterThan(page.height);
  });

  describe('with a hidden text', () => {
    const checks = ({ notices }: { notices: { check: string }[] }) => notices.map(({ check }) => check);
    const sorted = (page: { runs: { text: string }[] }) => page.runs.map(({ text }) => text).sort();

    it('uses it where it fits the picture', async () => {
      const layer = (await ocr.recognizePage(grey)).runs.map(({ text, box, fontSize }) => ({ text, box, fontSize }));
      // One sign that the sample may find different: it stays as the layer says.
      const marked = layer.map((run) => (run.text === '事业单位离退休' ? { ...run, text: '事业单位离退体' } : run));
      const page = await ocr.recognizePage(grey, 1, marked);
      expect(checks(page)).toContain('ocr:hidden-text-used');
      expect(sorted(page)).toEqual([...texts.filter((text) => text !== '事业单位离退休'), '事业单位离退体'].sort());
      expect(page.rulings).toHaveLength(11);
    });

    it.each([
      ['says other figures', (text: string) => text.replace('0', '8'), 0, /lines say something else in the picture/],
      ['stands elsewhere', (text: string) => text, 90, /signs stand where no print is/],
    ])('reads the picture where it %s', async (_, change, shift, why) => {
      const layer = (await ocr.recognizePage(grey)).runs.map(({ text, box, fontSize }) => ({
        text: change(text),
        box: { ...box, y0: box.y0 + shift, y1: box.y1 + shift },
        fontSize,
      }));
      const page = await ocr.recognizePage(grey, 1, layer);
      expect(sorted(page)).toEqual([...texts].sort());
      expect(page.notices.find(({ check }) => check === 'ocr:hidden-text-misfit')?.message).toMatch(why);
    });

    it('reads the picture where some lines have none', async () => {
      const layer = (await ocr.recognizePage(grey)).runs.slice(4);
      const page = await ocr.recognizePage(grey, 1, layer);
      expect(sorted(page)).toEqual([...texts].sort());
      expect(page.notices[0]?.message).toBe('the hidden text is not used: 4 of 21 lines of print have none');
    });
  });

  it('reads nothing from an empty page', async () => {
    const page = await ocr.recognizePage(paper());
    expect([page.runs, page.rulings]).toEqual([[], []]);
  });

  it('gives an error for a page most of which makes no sense', async () => {
    const scrawl = paper();
    for (let row = 0; row < 12; row++)
      for (let sign = 0; sign < 8; sign++)
        for (let i = 0; i < 26 * 26; i++)
          if ((i * 7919 + sign * 31 + row * 17 + ((i * i) >> 5)) % 3 === 0)
            scrawl.data[(60 + row * 60 + Math.floor(i / 26)) * scrawl.width + 80 + sign * 34 + (i % 26)] = 0;
    const { notices } = await ocr.recognizePage(scrawl, 7);
    const unsure = notices.find(({ check }) => check === 'ocr:unsure');
    expect([unsure?.severity, unsure?.page]).toEqual(['error', 7]);
    expect(unsure?.message).toMatch(/^page 7: \d+ of \d+ lines are read with a confidence below 0.3/);
  });
});

it('says what a page that takes too long leaves out', async () => {
  const ocr = await createOcr({ pageSeconds: 0 });
  const page = await ocr.recognizePage(grey);
  await ocr.close();
  expect(page.notices.map((n) => [n.check, n.severity])).toEqual([['ocr:time-limit', 'error']]);
});
