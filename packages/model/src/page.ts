import type { Box } from './geometry.ts';
import type { Notice } from './notice.ts';

/** A run of glyphs drawn together: never reaches over a cell border. `text` is as printed, Kangxi radicals folded. */
export interface GlyphRun {
  text: string;
  box: Box;
  /** Height of the font in points on the page. */
  fontSize: number;
  /** Drawn invisibly (text rendering mode 3): an OCR layer under a scan. */
  hidden?: boolean;
  /** Degrees clockwise that the glyphs are turned on the upright page; absent for upright text. Stamps, watermarks, sideways labels. */
  rotation?: number;
  /** Lowest character confidence, 0 to 1; only from OCR. */
  confidence?: number;
  /** Other texts that the picture allows, most likely first; only from OCR. */
  alternatives?: string[];
}

/** A straight line parallel to an axis: horizontal when y0 = y1, vertical when x0 = x1. x0 ≤ x1, y0 ≤ y1. */
export interface Ruling extends Box {
  /** Thickness in points. */
  width: number;
}

/** A raster image placed on the page. */
export interface PlacedImage {
  box: Box;
  /** Size in pixels. */
  width: number;
  height: number;
}

/** One upright page: rotation is already applied. */
export interface PageContent {
  /** 1-based. */
  page: number;
  /** Points, after rotation. */
  width: number;
  height: number;
  runs: GlyphRun[];
  rulings: Ruling[];
  images: PlacedImage[];
  /** How the text came to be: the text layer, or recognised. */
  source: 'pdf' | 'ocr';
  notices: Notice[];
}
