import type { Notice } from '@yusuan/model';
import type { GreyImage } from './image.ts';
import { cropLine } from './lines/cropLine.ts';
import { findFaintMinus } from './lines/faintMinus.ts';
import { isGlued, splitAtWidestGap } from './lines/gluedLine.ts';
import { inkToNumber } from './lines/inkSeparators.ts';
import { type TextLine, usualHeight } from './lines/regionsToLines.ts';
import { stretchLine } from './lines/stretchLine.ts';
import type { LevelPage } from './prepare/levelPage.ts';
import { compareReadings } from './recognise/compareReadings.ts';
import { repairLookAlikes } from './recognise/lookAlikes.ts';
import { insertSeparators, isNumericReading, repairSeparators } from './recognise/numericReading.ts';
import type { Engines } from './recognise/openEngines.ts';
import type { RecognizedLine, Recognizer } from './recognise/recognizer.ts';
import { type Vote, voteReadings } from './recognise/voteReadings.ts';

/** What one line says. */
export interface Reading {
  line: TextLine;
  text: string;
  confidence: number;
  alternatives: string[];
}

/** A line read with less confidence is looked at again, a little narrower and a little wider. */
const DOUBT = 0.8;

/** A line read with less is more likely wrong than right. */
const UNSURE = 0.3;

/** What is so many times as high as print is none: read as one line it would be taken for a sign that stands beside all others. */
const BLOT = 8;

/** A page is not read where this share of its lines is unsure, and no fewer than so many: scans of good print have one in fifty. */
const UNREAD_SHARE = 1 / 3;
const UNREAD_LINES = 4;

/**
 * Reads the lines of a page until the deadline; lines in which nothing is read give no reading. With a second engine, numbers and codes are read by
 * it too: where both say the same the confidence rises, else the other reading is an alternative.
 */
export async function linesToReadings(
  level: LevelPage,
  engines: Engines,
  deadline: number,
): Promise<{ readings: Reading[]; notices: Notice[] }> {
  const { flat } = level;
  const readings: Reading[] = [];
  const images: GreyImage[] = [];
  const notices: Notice[] = [];
  const size = usualHeight(level.lines);
  const lines = level.lines.filter((line) => line.y1 - line.y0 <= size * BLOT);
  if (lines.length < level.lines.length) {
    notices.push({
      check: 'ocr:blot',
      severity: 'warning',
      message: `${level.lines.length - lines.length} dark area(s) higher than ${BLOT} lines are left out: a shadow or a picture`,
    });
  }
  const { batch } = engines.first;
  for (let from = 0; from < lines.length; from += batch) {
    if (Date.now() > deadline) {
      notices.push({
        check: 'ocr:time-limit',
        severity: 'error',
        message: `the page took too long: ${lines.length - from} of ${lines.length} lines were not read`,
      });
      break;
    }
    const part = lines.slice(from, from + batch);
    const pictures = part.map((line) => cropLine(flat, line, lines, level.regions.boxes[line.region]!, size));
    const votes = await readPictures(
      pictures,
      part.map((line) => level.sample.get(line)),
      engines.first,
    );
    for (const [i, line] of part.entries()) {
      const vote = votes[i]!;
      if (vote.text === '') continue;
      const halves = isGlued(vote.text) ? splitAtWidestGap(level.ink, line) : undefined;
      if (halves) {
        lines.push(...halves);
        continue;
      }
      readings.push(withMinus(level, withSeparators(level, line, vote, notices), notices));
      images.push(pictures[i]!);
    }
  }
  const unsure = readings.filter((reading) => reading.confidence < UNSURE).length;
  if (unsure > 0) {
    const unread = unsure >= UNREAD_LINES && unsure > readings.length * UNREAD_SHARE;
    notices.push({
      check: 'ocr:unsure',
      severity: unread ? 'error' : 'warning',
      message: `${unsure} of ${readings.length} lines are read with a confidence below ${UNSURE}: seals, handwriting or poor print`,
    });
  }
  if (engines.second) notices.push(...(await compareReadings(readings, images, engines.second, deadline)));
  return { readings, notices };
}

/** @param sample what the engine read already in some of the pictures */
async function readPictures(
  pictures: readonly GreyImage[],
  sample: readonly (RecognizedLine | undefined)[],
  engine: Recognizer,
): Promise<Vote[]> {
  const unread = await engine.recognizeLines(pictures.filter((_, i) => !sample[i]));
  const votes: Vote[] = [];
  for (const [i, picture] of pictures.entries()) {
    const first = sample[i] ?? unread.shift()!;
    const doubtful = engine.name === 'ppocr' && first.confidence < DOUBT;
    const looks = doubtful ? [stretchLine(picture, 0.85), stretchLine(picture, 1.3)] : [];
    votes.push(voteReadings([first, ...(await engine.recognizeLines(looks))]));
  }
  return votes;
}

/** Lost and mixed-up separators put right where the ink or the grouping leaves one way only; said in a notice, the reading as it was kept beside it. */
function withSeparators(level: LevelPage, line: TextLine, vote: Vote, notices: Notice[]): Reading {
  const reading: Reading = { line, text: vote.text, confidence: vote.confidence, alternatives: vote.alternatives };
  if (!isNumericReading(vote.text)) return withLookAlikes(reading, notices);
  const inserted = insertSeparators(vote.text, inkToNumber(level.ink, line));
  const repaired = inserted ?? repairSeparators(vote.text);
  if (repaired === undefined) return reading;
  notices.push({
    check: 'ocr:separator',
    severity: 'info',
    message: inserted
      ? `“${vote.text}” has ink of a separator that was not read: ${repaired}`
      : `“${vote.text}” can only be the number ${repaired}: its separators were read wrong`,
    expected: repaired,
    actual: vote.text,
  });
  const alternatives = [vote.text, ...vote.alternatives.filter((other) => other !== repaired)];
  return { ...reading, text: repaired, alternatives };
}

function withLookAlikes(reading: Reading, notices: Notice[]): Reading {
  const text = repairLookAlikes(reading.text);
  if (text === undefined) return reading;
  notices.push({
    check: 'ocr:look-alike',
    severity: 'info',
    message: `“${reading.text}” was read with a sign that looks alike: ${text}`,
    expected: text,
    actual: reading.text,
  });
  return { ...reading, text, alternatives: [reading.text, ...reading.alternatives.filter((other) => other !== text)] };
}

/**
 * A minus too faint to be read turns an amount into its opposite: the sign is put back, the confidence says that it is a guess. Where the stroke may as
 * well be dirt, or print that shows through, it is the other reading.
 */
function withMinus(level: LevelPage, reading: Reading, notices: Notice[]): Reading {
  const found = /^\d[\d,]*\.\d+$/.test(reading.text)
    ? findFaintMinus(level.flat, reading.line, reading.text[0]!)
    : undefined;
  if (found === undefined) return reading;
  const text = `-${reading.text}`;
  const confidence = Math.min(reading.confidence, 0.5);
  if (found === 'dirt') return { ...reading, confidence, alternatives: [...reading.alternatives, text] };
  notices.push({
    check: 'ocr:faint-minus',
    severity: 'warning',
    message: `a faint stroke before “${reading.text}” is taken for a minus`,
    expected: text,
    actual: reading.text,
  });
  return { ...reading, text, confidence, alternatives: [reading.text, ...reading.alternatives] };
}
