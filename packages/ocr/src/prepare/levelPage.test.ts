import { expect, it } from 'vitest';
import { type GreyImage, turnGrey } from '../image.ts';
import { linesToReadings } from '../linesToReadings.ts';
import type { Recognizer } from '../recognise/recognizer.ts';
import { drawPrint, fill, paper } from '../testing/drawPage.ts';
import { levelPage } from './levelPage.ts';

const engine = (read: (images: readonly GreyImage[]) => string): Recognizer => ({
  name: 'ppocr',
  batch: 60,
  recognizeLines: async (images) => images.map(() => ({ text: read(images), confidence: 1 })),
  close: async () => {},
});

it('does not believe two lines that make sense on a page that lies on its side', async () => {
  const page = paper();
  for (let y = 100; y < 700; y += 60) drawPrint(page, 120, y, 12);
  drawPrint(page, 800, 700, 1);
  for (const x of [700, 900]) for (let y = 100; y < 300; y += 26) drawPrint(page, x, y, 1);
  const level = await levelPage(
    turnGrey(page, 1),
    engine((images) => (images.length < 3 ? '总比' : '社会保障和就业支出')),
  );
  expect(level.turn % 2).toBe(1);
});

it('leaves a shadow out that would be read as a sign beside all the others', async () => {
  const page = paper();
  for (let y = 100; y < 700; y += 60) drawPrint(page, 400, y, 20);
  for (let i = 0; i < 9; i++) fill(page, 60 + i * 20, 60 + i * 70, 90 + i * 20, 140 + i * 70, 40);
  const first = engine(() => '收入');
  const { readings, notices } = await linesToReadings(
    await levelPage(page, first),
    { first, notices: [] },
    Number.POSITIVE_INFINITY,
  );
  expect(notices.map(({ check }) => check)).toEqual(['ocr:blot']);
  expect(Math.max(...readings.map(({ line }) => line.y1 - line.y0))).toBeLessThan(30);
});
