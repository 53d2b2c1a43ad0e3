import type { PlacedGlyph } from './runBuilder.ts';

/** How far outside the page, in points, something may stand and still be of it. */
export const pageMargin = 1;

/** Passes on the glyphs that stand on a page, and the rest of the strings that its edge cuts: a figure without its last digits is another one. */
export class PageEdge {
  /** Strings of which a part stands beside the page. */
  cut = 0;
  readonly #width: number;
  readonly #height: number;
  readonly #pass: (glyph: PlacedGlyph) => void;
  /** The glyph drawn before. */
  #last: PlacedGlyph | null = null;
  /** What the string has beside the page, before any of it on the page. */
  #before: PlacedGlyph[] = [];
  #isOnPage = false;
  #isCut = false;

  constructor(width: number, height: number, pass: (glyph: PlacedGlyph) => void) {
    this.#width = width;
    this.#height = height;
    this.#pass = pass;
  }

  /** Takes the next glyph that is drawn; whether its middle stands on the page. */
  add(glyph: PlacedGlyph): boolean {
    const { x0, x1, y0, y1 } = glyph.box;
    const x = (x0 + x1) / 2;
    const y = (y0 + y1) / 2;
    const stands = x > -pageMargin && y > -pageMargin && x < this.#width + pageMargin && y < this.#height + pageMargin;
    if (glyph.starts || this.#last === null || !goesOn(this.#last, glyph)) {
      this.#isOnPage = false;
      this.#isCut = false;
      if (this.#before.length > 0) this.#before = [];
    }
    this.#last = glyph;
    if (stands) {
      for (const cut of this.#before) this.#passCut(cut);
      if (this.#before.length > 0) this.#before = [];
      this.#isOnPage = true;
      this.#pass(glyph);
    } else if (this.#isOnPage) this.#passCut(glyph);
    else this.#before.push(glyph);
    return stands;
  }

  #passCut(glyph: PlacedGlyph): void {
    if (!this.#isCut && !glyph.space) {
      this.#isCut = true;
      this.cut++;
    }
    this.#pass(glyph);
  }
}

/** Whether a glyph stands beside the one before it. */
function goesOn({ box: before }: PlacedGlyph, { box, fontSize }: PlacedGlyph): boolean {
  return (
    box.x0 - before.x1 < fontSize &&
    before.x0 - box.x1 < fontSize &&
    box.y0 - before.y1 < fontSize &&
    before.y0 - box.y1 < fontSize
  );
}
