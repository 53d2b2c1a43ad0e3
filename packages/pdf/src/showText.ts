import type { Box } from '@yusuan/model';
import { boxOf, type GraphicsState, type TextPosition } from './graphicsState.ts';
import { type Matrix, multiply } from './matrix.ts';
import type { PdfjsFont, PdfjsGlyph } from './pdfjs.ts';
import type { Direction } from './runBuilder.ts';
import type { WalkSink } from './walkOperators.ts';

/** Where a glyph's ink is taken to stand when the font does not say: parts of the font size above and below the baseline. */
const usualAscent = 0.88;
const usualDescent = -0.12;

/** Places the glyphs of one string, and moves the text position behind them. */
export function showText(
  glyphs: (PdfjsGlyph | number)[],
  state: GraphicsState,
  text: TextPosition,
  sink: WalkSink,
): void {
  const { font, fontSize, charSpacing, wordSpacing, horizontalScale, rise } = state;
  const toPage = multiply(state.matrix, text.matrix);
  const type3 = font?.isType3Font === true;
  const unit = (type3 ? (font.fontMatrix?.[0] ?? 0.001) : 0.001) * fontSize;
  const [low, high] = type3 ? type3Extent(font) : [usualDescent, usualAscent];
  const size = Math.abs(fontSize) * Math.hypot(toPage[2], toPage[3]) * (type3 ? high - low : 1);
  const hidden = state.renderingMode === 3 || state.renderingMode === 7;
  const vertical = font?.vertical === true;
  const rotation = rotationOf(toPage, horizontalScale * Math.sign(fontSize || 1));
  const direction = (((((Math.round(rotation / 90) + (vertical ? 1 : 0)) % 4) + 4) % 4) * 90) as Direction;
  let starts = true;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      const shift = (-glyph * fontSize) / 1000;
      if (vertical) text.y += shift;
      else text.x += shift * horizontalScale;
      continue;
    }
    const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
    let box: Box;
    if (vertical) {
      const [advance = -1000, originX = glyph.width / 2, originY = 880] = glyph.vmetric ?? [];
      const x = text.x - originX * unit;
      const y = text.y - originY * unit + rise;
      box = boxOf(toPage, x, y + low * fontSize, x + glyph.width * unit, y + high * fontSize);
      text.y += advance * unit - spacing;
    } else {
      const width = glyph.width * unit * horizontalScale;
      const y = text.y + rise;
      box = boxOf(toPage, text.x, y + low * fontSize, text.x + width, y + high * fontSize);
      text.x += width + spacing * horizontalScale;
    }
    const seen = toSeenBox(box, state.clip, direction);
    if (seen === null) {
      starts = true;
      continue;
    }
    const drawn = glyph.unicode;
    const space = isBlank(drawn); // not glyph.isSpace: in a subset font code 32 may be any character
    if (!space && isUnmapped(drawn)) sink.unmapped();
    sink.glyph({ text: drawn, box: seen, fontSize: size, hidden, space, direction, rotation, starts });
    starts = false;
  }
}

/**
 * What a clip leaves of a line to be read, as a part of its height: a line cut at its foot is the next one of a cell that is too low, a line
 * cut at its head the end of one that the page before shows whole.
 */
const leastSeenAbove = 0.15;
const leastSeenBelow = 0.4;
/** A line of which less is seen stands where it is seen. */
const mostlySeen = 0.7;

/** The box in which a clipped glyph is seen; null where the clip hides its line. What is cut off at a line's end is read all the same. */
function toSeenBox(box: Box, clip: Box, direction: Direction): Box | null {
  const upright = direction % 180 === 0;
  const [from, to, low, high] = upright ? [box.y0, box.y1, clip.y0, clip.y1] : [box.x0, box.x1, clip.x0, clip.x1];
  const seen = (Math.min(to, high) - Math.max(from, low)) / (to - from);
  if (!(seen < mostlySeen)) return box;
  const least = direction === 0 && from >= low ? leastSeenAbove : leastSeenBelow;
  if (seen < least) return null;
  return upright ? { ...box, y0: Math.max(from, low), y1: Math.min(to, high) } : box;
}

/** Degrees clockwise that the text is turned on the page, 0 to 359; almost upright text is upright. */
function rotationOf(toPage: Matrix, sign: number): number {
  const degrees = (Math.atan2(toPage[1] * sign, toPage[0] * sign) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90) * 90;
  const snapped = Math.abs(degrees - quarter) < 3 ? quarter : Math.round(degrees);
  return (snapped + 360) % 360;
}

/** A Type 3 font draws in a space of its own: how far its glyphs reach below and above the baseline, as parts of the font size. */
function type3Extent(font: PdfjsFont): [number, number] {
  const scale = font.fontMatrix?.[3] ?? 0.001;
  const low = (font.bbox?.[1] ?? 0) * scale;
  const high = (font.bbox?.[3] ?? 0) * scale;
  return high - low > 0.2 && high - low < 5 ? [low, high] : [usualDescent, usualAscent];
}

function isBlank(text: string): boolean {
  if (text.length === 1) {
    const code = text.charCodeAt(0);
    return (
      code === 0x20 ||
      code === 0xa0 ||
      code === 0x3000 ||
      (code >= 0x2000 && code <= 0x200b) ||
      code === 0x09 ||
      code === 0x0a ||
      code === 0x0d
    );
  }
  return text.trim() === '';
}

/** Private-use, replacement and control characters: the font does not say what the glyph means. */
function isUnmapped(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd || (code < 0x20 && code !== 0x09);
}
