import type { Box, PlacedImage, Ruling } from '@yusuan/model';
import { identity, type Matrix, multiply, toMatrix } from './matrix.ts';
import { emitThin, pathToRulings, thickestLine } from './pathToRulings.ts';
import type { OperatorList, PdfjsFont, PdfjsGlyph } from './pdfjs.ts';
import type { Direction, PlacedGlyph } from './runBuilder.ts';

/** What the walk finds, in the order it is drawn; boxes in points from the upright page's top left. */
export interface WalkSink {
  glyph(glyph: PlacedGlyph): void;
  ruling(ruling: Ruling): void;
  image(image: PlacedImage): void;
  unmapped(): void;
}

interface GraphicsState {
  matrix: Matrix;
  lineWidth: number;
  font: PdfjsFont | null;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderingMode: number;
  /** What the clipping paths leave to be seen, on the page. */
  clip: Box;
  whiteStroke: boolean;
  whiteFill: boolean;
}

interface TextPosition {
  matrix: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

const white = '#ffffff';
/** Areas remembered of a page; a page of more is no table on coloured ground. */
const mostShaded = 2_000;

const everything: Box = {
  x0: Number.NEGATIVE_INFINITY,
  y0: Number.NEGATIVE_INFINITY,
  x1: Number.POSITIVE_INFINITY,
  y1: Number.POSITIVE_INFINITY,
};

const initialState = (matrix: Matrix): GraphicsState => ({
  matrix,
  lineWidth: 1,
  font: null,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  renderingMode: 0,
  clip: everything,
  whiteStroke: false,
  whiteFill: false,
});

/** Where a glyph's ink is taken to stand when the font does not say: parts of the font size above and below the baseline. */
const usualAscent = 0.88;
const usualDescent = -0.12;

/**
 * One walk over the operator list of a page: places every glyph, ruling and image on the upright page.
 *
 * @param viewport transform from PDF user space to the upright page, y downwards (pdf.js viewport at scale 1)
 * @param fontOf   gives the font that a setFont names, null while it is unknown
 */
export function walkOperators(
  list: OperatorList,
  ops: Record<string, number>,
  viewport: Matrix,
  fontOf: (name: string) => PdfjsFont | null,
  sink: WalkSink,
): void {
  let state = initialState(viewport);
  const stack: GraphicsState[] = [];
  const text: TextPosition = { matrix: identity, lineX: 0, lineY: 0, x: 0, y: 0 };
  const save = (): void => {
    stack.push(state);
    state = { ...state };
  };
  const restore = (): void => {
    state = stack.pop() ?? state;
  };
  const transform = (matrix: Matrix): void => {
    state.matrix = multiply(state.matrix, matrix);
  };
  const clipTo = (bounds: ArrayLike<number> | null | undefined): void => {
    if (bounds?.length === 4)
      state.clip = intersect(state.clip, boxOf(state.matrix, bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!));
  };
  /** Coloured areas of this page: a white line is seen on them, and nowhere else. */
  const shaded: Box[] = [];
  const shade = (bounds: ArrayLike<number> | null | undefined): void => {
    if (bounds?.length !== 4 || shaded.length >= mostShaded) return;
    const box = boxOf(state.matrix, bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!);
    if (box.x1 - box.x0 > thickestLine && box.y1 - box.y0 > thickestLine) shaded.push(box);
  };
  const emitIfSeen = (ruling: Ruling): void => {
    const x = (ruling.x0 + ruling.x1) / 2;
    const y = (ruling.y0 + ruling.y1) / 2;
    if (shaded.some((box) => x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1)) sink.ruling(ruling);
  };
  let clipNext = false;
  const moveText = (x: number, y: number): void => {
    text.lineX += x;
    text.lineY += y;
    text.x = text.lineX;
    text.y = text.lineY;
  };
  const { fnArray, argsArray } = list;
  const painted = paintKinds(ops);

  for (let at = 0; at < fnArray.length; at++) {
    const args = argsArray[at] as ArrayLike<never> | null;
    const number = (index: number): number => (args?.[index] as unknown as number) ?? 0;
    switch (fnArray[at]) {
      case ops.save:
        save();
        break;
      case ops.restore:
        restore();
        break;
      case ops.transform:
        transform(toMatrix(args));
        break;
      case ops.setLineWidth:
        state.lineWidth = number(0);
        break;
      case ops.paintFormXObjectBegin:
        save();
        transform(toMatrix(args?.[0]));
        clipTo(args?.[1]);
        break;
      case ops.paintFormXObjectEnd:
        restore();
        break;
      case ops.beginAnnotation:
        save();
        state = initialState(viewport);
        transform(toMatrix(args?.[2]));
        transform(toMatrix(args?.[3]));
        break;
      case ops.endAnnotation:
        restore();
        break;
      case ops.beginText:
        Object.assign(text, { matrix: identity, lineX: 0, lineY: 0, x: 0, y: 0 });
        break;
      case ops.setTextMatrix:
        Object.assign(text, { matrix: toMatrix(args?.length === 1 ? args[0] : args), lineX: 0, lineY: 0, x: 0, y: 0 });
        break;
      case ops.moveText:
        moveText(number(0), number(1));
        break;
      case ops.setLeadingMoveText:
        state.leading = -number(1);
        moveText(number(0), number(1));
        break;
      case ops.nextLine:
        moveText(0, -state.leading);
        break;
      case ops.setCharSpacing:
        state.charSpacing = number(0);
        break;
      case ops.setWordSpacing:
        state.wordSpacing = number(0);
        break;
      case ops.setHScale:
        state.horizontalScale = number(0) / 100;
        break;
      case ops.setLeading:
        state.leading = number(0);
        break;
      case ops.setTextRise:
        state.rise = number(0);
        break;
      case ops.setTextRenderingMode:
        state.renderingMode = number(0);
        break;
      case ops.setFont:
        state.font = fontOf(args?.[0] as unknown as string);
        state.fontSize = number(1);
        break;
      case ops.setGState:
        for (const [key, value] of (args?.[0] as unknown as [string, unknown][]) ?? []) {
          if (key === 'LW') state.lineWidth = value as number;
          if (key === 'Font') {
            const [name, size] = value as [string, number];
            state.font = fontOf(name);
            state.fontSize = size;
          }
        }
        break;
      case ops.showText:
        showText(args?.[0] as unknown as (PdfjsGlyph | number)[], state, text, sink);
        break;
      case ops.constructPath: {
        const paint = painted.get(number(0));
        const path = (args?.[1] as unknown as (Float32Array | null)[] | undefined)?.[0];
        if (paint && path) {
          const unseen = paint.stroke ? state.whiteStroke : state.whiteFill;
          const emit = unseen ? emitIfSeen : sink.ruling;
          pathToRulings(path, state.matrix, { ...paint, lineWidth: state.lineWidth, clip: state.clip }, emit);
          if (paint.fill && !state.whiteFill) shade(args?.[2]);
        }
        if (clipNext) clipTo(args?.[2]);
        clipNext = false;
        break;
      }
      case ops.setFillRGBColor:
        state.whiteFill = (args?.[0] as unknown) === white;
        break;
      case ops.setStrokeRGBColor:
        state.whiteStroke = (args?.[0] as unknown) === white;
        break;
      case ops.setFillColorN:
        state.whiteFill = false;
        break;
      case ops.setStrokeColorN:
        state.whiteStroke = false;
        break;
      case ops.clip:
      case ops.eoClip:
        clipNext = true;
        break;
      case ops.paintSolidColorImageMask:
        emitThin(boxOf(state.matrix, 0, 0, 1, 1), state.clip, sink.ruling);
        break;
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageMaskXObject: {
        const image = imageOf(args, state.matrix);
        emitThin(image.box, state.clip, sink.ruling);
        sink.image(image);
        break;
      }
    }
  }
}

function intersect(a: Box, b: Box): Box {
  return {
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  };
}

function paintKinds(ops: Record<string, number>): Map<number, { stroke: boolean; fill: boolean }> {
  const kinds = new Map<number, { stroke: boolean; fill: boolean }>();
  for (const name of ['stroke', 'closeStroke']) kinds.set(ops[name]!, { stroke: true, fill: false });
  for (const name of ['fill', 'eoFill']) kinds.set(ops[name]!, { stroke: false, fill: true });
  for (const name of ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'])
    kinds.set(ops[name]!, { stroke: true, fill: true });
  return kinds;
}

function imageOf(args: ArrayLike<unknown> | null, matrix: Matrix): PlacedImage {
  const box = boxOf(matrix, 0, 0, 1, 1);
  const first = args?.[0];
  const sized = typeof first === 'object' && first !== null ? (first as { width?: number; height?: number }) : null;
  const width = sized?.width ?? (typeof args?.[1] === 'number' ? args[1] : 0);
  const height = sized?.height ?? (typeof args?.[2] === 'number' ? args[2] : 0);
  return { box, width, height };
}

/** The upright rectangle around a rectangle given in the space of `matrix`. */
function boxOf(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [a, b, c, d, e, f] = matrix;
  const ax = a * x0 + c * y0 + e;
  const ay = b * x0 + d * y0 + f;
  const bx = a * x1 + c * y1 + e;
  const by = b * x1 + d * y1 + f;
  const cx = a * x0 + c * y1 + e;
  const cy = b * x0 + d * y1 + f;
  const dx = a * x1 + c * y0 + e;
  const dy = b * x1 + d * y0 + f;
  return {
    x0: Math.min(ax, bx, cx, dx),
    y0: Math.min(ay, by, cy, dy),
    x1: Math.max(ax, bx, cx, dx),
    y1: Math.max(ay, by, cy, dy),
  };
}

function showText(glyphs: (PdfjsGlyph | number)[], state: GraphicsState, text: TextPosition, sink: WalkSink): void {
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
