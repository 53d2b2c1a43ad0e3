import type { GlyphRun, Notice, PageContent, Ruling } from '@yusuan/model';
import { repairColumnDecimals } from './columnDecimals.ts';
import { hiddenToReadings } from './hiddenToReadings.ts';
import { type GreyImage, isRgba, type RgbaImage, release } from './image.ts';
import type { TextLine } from './lines/regionsToLines.ts';
import { linesToReadings, type Reading } from './linesToReadings.ts';
import { imageToParts, pictureToGrey } from './prepare/colourToGrey.ts';
import { type LevelPage, levelPage, releaseLevel } from './prepare/levelPage.ts';
import { compareReadings } from './recognise/compareReadings.ts';
import type { Engines } from './recognise/openEngines.ts';
import { type PixelRulings, placeOf } from './rulings/pixelRuling.ts';

/**
 * One page picture to PageContent: grey, upright, level, rulings, lines, readings.
 * @param hidden runs of a hidden text layer, in points of the picture as it is: taken for the readings where it fits the picture
 */
export async function readPage(
  image: GreyImage | RgbaImage,
  page: number,
  engines: Engines,
  milliseconds: number,
  hidden: readonly GlyphRun[] = [],
): Promise<PageContent> {
  const deadline = Date.now() + milliseconds;
  const notices: Notice[] = [];
  const grey = isRgba(image) ? pictureToGrey(imageToParts(image), image.dpi) : image;
  const seals = grey.seals ?? 0;
  if (seals > 0) {
    notices.push({
      check: 'ocr:seal',
      severity: 'info',
      page,
      message: `${seals} red seal(s) were taken out before reading`,
    });
  }
  const level = await levelPage(grey, engines.first);
  if (grey !== image) release(grey);
  notices.push(...level.notices.map((notice) => ({ ...notice, page })));
  const readings =
    (await readHidden(level, hidden, engines, deadline, notices)) ?? (await linesToReadings(level, engines, deadline));
  readings.notices.push(...repairColumnDecimals(readings.readings, level.regions.boxes));
  // An error is shown as the reason of an incomplete document, away from its page.
  const named = ({ severity, message }: Notice) => (severity === 'error' ? `page ${page}: ${message}` : message);
  notices.push(...readings.notices.map((notice) => ({ ...notice, page, message: named(notice) })));
  releaseLevel(level);
  return levelToPage(level, readings.readings, page, notices);
}

/** The hidden text where it fits, its numbers compared with what the second engine reads; undefined where there is none or it does not fit. */
async function readHidden(
  level: LevelPage,
  hidden: readonly GlyphRun[],
  engines: Engines,
  deadline: number,
  notices: Notice[],
) {
  if (hidden.length === 0) return undefined;
  const fit = await hiddenToReadings(level, hidden, engines.first);
  if ('misfit' in fit) {
    const message = `the hidden text is not used: ${fit.misfit}`;
    notices.push({ check: 'ocr:hidden-text-misfit', severity: 'info', message });
    return undefined;
  }
  const { readings, images } = fit;
  const message = `the hidden text is used: it stands on the print, and a sample of its lines is recognised as the same`;
  notices.push({ check: 'ocr:hidden-text-used', severity: 'info', message });
  const second = engines.second;
  return { readings, notices: second ? await compareReadings(readings, images, second, deadline) : [] };
}

function levelToPage(level: LevelPage, readings: readonly Reading[], page: number, notices: Notice[]): PageContent {
  const points = 72 / level.flat.dpi;
  return {
    page,
    width: round(level.flat.width * points),
    height: round(level.flat.height * points),
    runs: readings.map((reading) => readingToRun(reading, points)),
    rulings: rulingsToPoints(level.rulings, points),
    images: [],
    source: 'ocr',
    notices,
  };
}

function readingToRun(reading: Reading, points: number): GlyphRun {
  const box = boxToPoints(reading.line, points);
  const run: GlyphRun = {
    text: reading.text,
    box,
    fontSize: round(box.y1 - box.y0),
    confidence: Math.round(reading.confidence * 1000) / 1000,
  };
  if (reading.alternatives.length > 0) run.alternatives = reading.alternatives;
  return run;
}

const boxToPoints = (line: TextLine, points: number) => ({
  x0: round(line.x0 * points),
  y0: round(line.y0 * points),
  x1: round(line.x1 * points),
  y1: round(line.y1 * points),
});

function rulingsToPoints(rulings: PixelRulings, points: number): Ruling[] {
  const out: Ruling[] = [];
  for (const r of rulings.horizontal) {
    const y = round((placeOf(r) + 0.5) * points);
    out.push({
      x0: round(r.from * points),
      x1: round(r.to * points),
      y0: y,
      y1: y,
      width: round(r.thickness * points),
    });
  }
  for (const r of rulings.vertical) {
    const x = round((placeOf(r) + 0.5) * points);
    out.push({
      x0: x,
      x1: x,
      y0: round(r.from * points),
      y1: round(r.to * points),
      width: round(r.thickness * points),
    });
  }
  return out;
}

const round = (value: number): number => Math.round(value * 100) / 100;
