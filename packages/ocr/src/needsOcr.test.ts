import type { GlyphRun, PageContent } from '@yusuan/model';
import { expect, it } from 'vitest';
import { needsOcr } from './needsOcr.ts';
import { ocrPdfPage } from './ocrPdfPage.ts';

const box = { x0: 0, y0: 0, x1: 100, y1: 10 };
const whole = { box: { x0: 0, y0: 0, x1: 595, y1: 842 }, width: 1654, height: 2339 };
const page = (texts: Partial<GlyphRun>[], images = [whole]): PageContent => ({
  page: 1,
  width: 595,
  height: 842,
  runs: texts.map((run) => ({ text: '', box, fontSize: 10, ...run })),
  rulings: [],
  images,
  source: 'pdf',
  notices: [],
});

it.each([
  ['a picture without text', page([]), true],
  ['hidden text over a picture', page([{ text: '一般公共预算支出表'.repeat(9), hidden: true }]), true],
  ['glyphs without meaning', page([{ text: '\uE001\uE002\uE003预算' }], []), true],
  ['a page number on a scan', page([{ text: '- 12 -' }]), true],
  ['a blank page', page([], []), false],
  ['ordinary text', page([{ text: '一般公共预算支出表 9,951.86' }], []), false],
])('%s', (_, content, needed) => expect(needsOcr(content).needed).toBe(needed));

const unused = async () => {
  throw new Error('not to be opened');
};

it('leaves pages with text alone, and says what recognition that is off leaves out', async () => {
  const text = page([{ text: '一般公共预算支出表' }], []);
  expect(await ocrPdfPage(text, { drawPage: unused }, unused)).toBe(text);
  const off = await ocrPdfPage(page([]), { drawPage: unused }, unused, 'never');
  expect(off.notices.map((n) => [n.check, n.severity, n.page])).toEqual([['ocr:not-read', 'error', 1]]);
});
