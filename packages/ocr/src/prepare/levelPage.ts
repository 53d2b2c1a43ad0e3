import type { Notice } from '@yusuan/model';
import { type GreyImage, type InkMask, release, turnGrey } from '../image.ts';
import { regionsToLines, type TextLine } from '../lines/regionsToLines.ts';
import { type Regions, rulingsToRegions } from '../lines/rulingsToRegions.ts';
import type { RecognizedLine, Recognizer } from '../recognise/recognizer.ts';
import { greyToRulings } from '../rulings/greyToRulings.ts';
import type { PixelRulings } from '../rulings/pixelRuling.ts';
import { withoutResidue, withoutRulings } from '../rulings/withoutRulings.ts';
import { deskew, skewOfInk } from './deskew.ts';
import { despeckle } from './despeckle.ts';
import { flattenBackground, greyToInk, inkThreshold } from './flattenBackground.ts';
import { judgeSample, readSample } from './readSample.ts';
import { unwarp } from './unwarp.ts';
import { type Warp, warpOfInk } from './warpOfInk.ts';
import { whitenSurroundings } from './whitenSurroundings.ts';

/** A page made upright and level, its rulings found and taken out, its ink cut into lines. All in pixels of `flat`. */
export interface LevelPage {
  flat: GreyImage;
  rulings: PixelRulings;
  /** The ink without the rulings. */
  ink: InkMask;
  regions: Regions;
  lines: TextLine[];
  /** What was read already, in the sample that told which way up the page is. */
  sample: ReadonlyMap<TextLine, RecognizedLine>;
  notices: Notice[];
  /** Quarter turns clockwise that stood it upright, and degrees by which the print then fell to the right. */
  turn: number;
  degrees: number;
  /** How the print was bent beside. */
  warp?: Warp;
}

/** A page on which the characters of sample lines are read with this mean confidence stands upright. */
const UPRIGHT = 0.8;

/** So many lines tell: on a page that lies on its side few are long enough to be read, and two of those can make sense by chance. */
const TELLING = 3;

/** By so much more must be read the other way up. */
const CLEARLY_MORE = 1.2;

/** Quarter turns clockwise, likeliest first. */
const TURNS = [0, 2, 1, 3];

/** Turns and levels a page. A few sample lines are read as the page stands, and turned only while they make no sense; the best turn is kept. */
export async function levelPage(grey: GreyImage, recognizer: Recognizer): Promise<LevelPage> {
  const flat = flattenBackground(grey);
  whitenSurroundings(grey, flat);
  despeckle(flat);
  let best: { level: LevelPage; evidence: number; turn: number } | undefined;
  for (const turn of TURNS) {
    const upright = turnGrey(flat, turn);
    const cut = cutPage(upright);
    if (upright !== flat) release(upright);
    const level = { ...cut, sample: await readSample(cut, recognizer) };
    const { evidence, confidence } = judgeSample([...level.sample.values()]);
    if (!best || evidence > best.evidence * CLEARLY_MORE) {
      if (best) releaseLevel(best.level);
      best = { level, evidence, turn };
    } else releaseLevel(level);
    const isTold = confidence >= UPRIGHT && level.sample.size >= Math.min(TELLING, level.lines.length);
    if ((isTold && best.turn === turn) || level.lines.length === 0) break;
  }
  release(flat);
  const { turn } = best!;
  const level = { ...best!.level, turn };
  if (turn > 0) {
    level.notices.push({
      check: 'ocr:turned',
      severity: 'info',
      message: `the page was turned by ${turn * 90}° clockwise to stand upright`,
    });
  }
  return level;
}

/** Gives the room of a page back at once that has been read. */
export function releaseLevel({ flat, ink }: LevelPage): void {
  release(flat);
  release(ink);
}

function levelled(upright: GreyImage, degrees: number, warp: Warp | undefined): GreyImage {
  if (warp) return unwarp(upright, degrees, warp);
  return degrees === 0 ? { ...upright, data: upright.data.slice() } : deskew(upright, degrees);
}

function cutPage(upright: GreyImage): LevelPage {
  const notices: Notice[] = [];
  const threshold = inkThreshold(upright);
  const skewed = greyToInk(upright, threshold);
  const degrees = skewOfInk(skewed);
  const warp = warpOfInk(skewed, degrees, upright.dpi);
  release(skewed);
  const flat = levelled(upright, degrees, warp);
  if (warp) notices.push({ check: 'ocr:bent', severity: 'info', message: 'the page was bent or photographed aslant' });
  if (Math.abs(degrees) >= 0.2) {
    notices.push({ check: 'ocr:skew', severity: 'info', message: `the page was level after a turn by ${-degrees}°` });
  }
  const rulings = greyToRulings(flat);
  const inferred = [...rulings.horizontal, ...rulings.vertical].filter((r) => r.inferred).length;
  if (inferred > 0) {
    notices.push({
      check: 'ocr:border-inferred',
      severity: 'info',
      message: `${inferred} missing outer border(s) of tables were added`,
    });
  }
  withoutRulings(flat, rulings);
  const ink = greyToInk(flat, threshold);
  withoutResidue(ink, rulings);
  const regions = rulingsToRegions(rulings, flat.width, flat.height, flat.dpi);
  return {
    flat,
    rulings,
    ink,
    regions,
    lines: regionsToLines(ink, regions, flat.dpi),
    notices,
    turn: 0,
    degrees,
    ...(warp && { warp }),
    sample: new Map(),
  };
}
