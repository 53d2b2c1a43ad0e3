import type { Box, PlacedImage, Ruling } from '@yusuan/model';
import { boxOf, type GraphicsState, initialState, intersect, type TextPosition } from './graphicsState.ts';
import { identity, type Matrix, multiply, toMatrix } from './matrix.ts';
import { emitThin, pathToRulings, thickestLine } from './pathToRulings.ts';
import type { OperatorList, PdfjsFont, PdfjsGlyph } from './pdfjs.ts';
import type { PlacedGlyph } from './runBuilder.ts';
import { showText } from './showText.ts';
import { WhiteRulings } from './whiteRulings.ts';

/** What the walk finds, in the order it is drawn; boxes in points from the upright page's top left. */
export interface WalkSink {
  glyph(glyph: PlacedGlyph): void;
  ruling(ruling: Ruling): void;
  image(image: PlacedImage): void;
  unmapped(): void;
}

type Numbers = ArrayLike<number> | null | undefined;
type Args = ArrayLike<unknown> | null;

const white = '#ffffff';
/** Areas remembered of a page; a page of more is no table on coloured ground. */
const mostShaded = 2_000;

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
  const walk = new Walk(viewport, fontOf, sink, ops);
  const steps = stepsOf(ops);
  const { fnArray, argsArray } = list;
  for (let at = 0; at < fnArray.length; at++) steps[fnArray[at]!]?.(walk, argsArray[at] as Args);
  walk.end();
}

/** The state of a walk, and what operators do to it. */
class Walk {
  readonly #viewport: Matrix;
  readonly #fontOf: (name: string) => PdfjsFont | null;
  readonly #sink: WalkSink;
  readonly #painted: ReadonlyMap<number, Paint>;
  readonly #stack: GraphicsState[] = [];
  /** Coloured areas of this page: a white line is seen on them, and nowhere else. */
  readonly #shaded: Box[] = [];
  readonly #white = new WhiteRulings();
  #text: TextPosition = atOrigin(identity);
  #clipNext = false;
  state: GraphicsState;

  constructor(
    viewport: Matrix,
    fontOf: (name: string) => PdfjsFont | null,
    sink: WalkSink,
    ops: Record<string, number>,
  ) {
    this.#viewport = viewport;
    this.#fontOf = fontOf;
    this.#sink = sink;
    this.#painted = paintKinds(ops);
    this.state = initialState(viewport);
  }

  save(): void {
    this.#stack.push(this.state);
    this.state = { ...this.state };
  }

  restore(): void {
    this.state = this.#stack.pop() ?? this.state;
  }

  transform(matrix: Numbers): void {
    this.state.matrix = multiply(this.state.matrix, toMatrix(matrix));
  }

  beginForm(matrix: Numbers, bounds: Numbers): void {
    this.save();
    this.transform(matrix);
    this.#clipTo(bounds);
  }

  beginAnnotation(transform: Numbers, matrix: Numbers): void {
    this.save();
    this.state = initialState(this.#viewport);
    this.transform(transform);
    this.transform(matrix);
  }

  setTextMatrix(matrix: Matrix): void {
    this.#text = atOrigin(matrix);
  }

  moveText(x: number, y: number): void {
    const text = this.#text;
    text.lineX += x;
    text.lineY += y;
    text.x = text.lineX;
    text.y = text.lineY;
  }

  setFont(name: string, size: number): void {
    this.state.font = this.#fontOf(name);
    this.state.fontSize = size;
  }

  showText(glyphs: (PdfjsGlyph | number)[]): void {
    showText(glyphs, this.state, this.#text, this.#sink);
  }

  constructPath(operator: number, path: Float32Array | null | undefined, bounds: Numbers): void {
    const { state } = this;
    const paint = this.#painted.get(operator);
    if (paint && path) {
      const unseen = paint.stroke ? state.whiteStroke : state.whiteFill;
      const emit = unseen ? this.#emitIfSeen : this.#sink.ruling;
      pathToRulings(path, state.matrix, { ...paint, lineWidth: state.lineWidth, clip: state.clip }, emit);
      if (paint.fill && !state.whiteFill) this.#shade(bounds);
    }
    if (this.#clipNext) this.#clipTo(bounds);
    this.#clipNext = false;
  }

  clip(): void {
    this.#clipNext = true;
  }

  /** A picture may be a line. */
  picture(args: Args): void {
    const image = imageOf(args, this.state.matrix);
    emitThin(image.box, this.state.clip, this.#sink.ruling);
    this.#sink.image(image);
  }

  solidMask(): void {
    emitThin(boxOf(this.state.matrix, 0, 0, 1, 1), this.state.clip, this.#sink.ruling);
  }

  #clipTo(bounds: Numbers): void {
    if (bounds?.length === 4) this.state.clip = intersect(this.state.clip, this.#boxOf(bounds));
  }

  #shade(bounds: Numbers): void {
    if (bounds?.length !== 4 || this.#shaded.length >= mostShaded) return;
    const box = this.#boxOf(bounds);
    if (box.x1 - box.x0 > thickestLine && box.y1 - box.y0 > thickestLine) this.#shaded.push(box);
  }

  readonly #emitIfSeen = (ruling: Ruling): void => {
    const x = (ruling.x0 + ruling.x1) / 2;
    const y = (ruling.y0 + ruling.y1) / 2;
    const isSeen = this.#shaded.some((box) => x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1);
    this.#white.add(ruling, isSeen);
    if (isSeen) this.#sink.ruling(ruling);
  };

  end(): void {
    for (const ruling of this.#white.connected()) this.#sink.ruling(ruling);
  }

  #boxOf(bounds: ArrayLike<number>): Box {
    return boxOf(this.state.matrix, bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!);
  }
}

type Step = (walk: Walk, args: Args) => void;

const number = (args: Args, index: number): number => (args?.[index] as number | undefined) ?? 0;
const picture: Step = (walk, args) => walk.picture(args);
const clip: Step = (walk) => walk.clip();

/** What each operator of pdf.js does, by its name; the others place nothing. */
const stepsByName: Record<string, Step> = {
  save: (walk) => walk.save(),
  restore: (walk) => walk.restore(),
  transform: (walk, args) => walk.transform(args as Numbers),
  setLineWidth(walk, args) {
    walk.state.lineWidth = number(args, 0);
  },
  paintFormXObjectBegin: (walk, args) => walk.beginForm(args?.[0] as Numbers, args?.[1] as Numbers),
  paintFormXObjectEnd: (walk) => walk.restore(),
  beginAnnotation: (walk, args) => walk.beginAnnotation(args?.[2] as Numbers, args?.[3] as Numbers),
  endAnnotation: (walk) => walk.restore(),
  beginText: (walk) => walk.setTextMatrix(identity),
  setTextMatrix: (walk, args) => walk.setTextMatrix(toMatrix((args?.length === 1 ? args[0] : args) as Numbers)),
  moveText: (walk, args) => walk.moveText(number(args, 0), number(args, 1)),
  setLeadingMoveText(walk, args) {
    walk.state.leading = -number(args, 1);
    walk.moveText(number(args, 0), number(args, 1));
  },
  nextLine: (walk) => walk.moveText(0, -walk.state.leading),
  setCharSpacing(walk, args) {
    walk.state.charSpacing = number(args, 0);
  },
  setWordSpacing(walk, args) {
    walk.state.wordSpacing = number(args, 0);
  },
  setHScale(walk, args) {
    walk.state.horizontalScale = number(args, 0) / 100;
  },
  setLeading(walk, args) {
    walk.state.leading = number(args, 0);
  },
  setTextRise(walk, args) {
    walk.state.rise = number(args, 0);
  },
  setTextRenderingMode(walk, args) {
    walk.state.renderingMode = number(args, 0);
  },
  setFont: (walk, args) => walk.setFont(args?.[0] as string, number(args, 1)),
  setGState(walk, args) {
    for (const [key, value] of (args?.[0] as [string, unknown][] | undefined) ?? []) {
      if (key === 'LW') walk.state.lineWidth = value as number;
      if (key === 'Font') walk.setFont(...(value as [string, number]));
    }
  },
  showText: (walk, args) => walk.showText(args?.[0] as (PdfjsGlyph | number)[]),
  constructPath(walk, args) {
    const path = (args?.[1] as (Float32Array | null)[] | undefined)?.[0];
    walk.constructPath(number(args, 0), path, args?.[2] as Numbers);
  },
  setFillRGBColor(walk, args) {
    walk.state.whiteFill = args?.[0] === white;
  },
  setStrokeRGBColor(walk, args) {
    walk.state.whiteStroke = args?.[0] === white;
  },
  setFillColorN(walk) {
    walk.state.whiteFill = false;
  },
  setStrokeColorN(walk) {
    walk.state.whiteStroke = false;
  },
  clip,
  eoClip: clip,
  paintSolidColorImageMask: (walk) => walk.solidMask(),
  paintImageXObject: picture,
  paintInlineImageXObject: picture,
  paintImageMaskXObject: picture,
};

/** The steps by operator number. */
function stepsOf(ops: Record<string, number>): Step[] {
  const steps: Step[] = [];
  for (const [name, step] of Object.entries(stepsByName)) {
    const operator = ops[name];
    if (operator !== undefined) steps[operator] = step;
  }
  return steps;
}

function atOrigin(matrix: Matrix): TextPosition {
  return { matrix, lineX: 0, lineY: 0, x: 0, y: 0 };
}

interface Paint {
  stroke: boolean;
  fill: boolean;
}

function paintKinds(ops: Record<string, number>): Map<number, Paint> {
  const kinds = new Map<number, Paint>();
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
