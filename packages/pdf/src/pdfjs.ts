import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadForReading } from './leaveOutPainting.ts';

/** The parts of pdf.js that are used, typed as narrowly as the walk needs them. */
export interface PdfjsModule {
  getDocument(source: Record<string, unknown>): PdfjsLoading;
  PDFWorker: new (options: { port: unknown; verbosity: number }) => PdfjsWorker;
  OPS: Record<string, number>;
  VerbosityLevel: { ERRORS: number; WARNINGS: number; INFOS: number };
}

export interface PdfjsWorker {
  destroy(): void;
}

/** The half of pdf.js that parses. */
export interface PdfjsWorkerModule {
  WorkerMessageHandler: { initializeFromPort(port: unknown): void };
}

export interface PdfjsLoading {
  promise: Promise<PdfjsDocument>;
  destroy(): Promise<void>;
}

export interface PdfjsDocument {
  numPages: number;
  /** Hands fonts to the page for painting. */
  _transport: { fontLoader: { bind(font: unknown): Promise<void> } };
  getPage(number: number): Promise<PdfjsPage>;
  cleanup(): Promise<void>;
  getMetadata(): Promise<{ info?: { Title?: unknown; IsXFAPresent?: boolean; IsCollectionPresent?: boolean } }>;
  /** The files attached to the document, by key. */
  getAttachments(): Promise<Map<string, { filename: string }> | null>;
}

export interface PdfjsPage {
  view: number[];
  rotate: number;
  getViewport(options: { scale: number; rotation?: number }): { transform: number[]; width: number; height: number };
  getOperatorList(): Promise<OperatorList>;
  /** Fonts of the pages read so far. */
  commonObjs: Iterable<unknown> & { has(name: string): boolean; get(name: string): unknown };
  cleanup(): boolean;
}

export interface OperatorList {
  fnArray: ArrayLike<number>;
  argsArray: ArrayLike<unknown>;
}

/** A glyph of showText as pdf.js gives it; widths in thousandths of the font size. */
export interface PdfjsGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  isInFont?: boolean;
  vmetric?: [width: number, x: number, y: number] | null;
}

export interface PdfjsFont {
  ascent?: number;
  descent?: number;
  vertical?: boolean;
  isType3Font?: boolean;
  fontMatrix?: number[];
  bbox?: number[] | null;
}

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** pdf.js reads these with fs, which takes paths; they must end with a slash. */
const folderPath = (name: string): string => join(folder, name, '/').replaceAll('\\', '/');

let loaded: Promise<PdfjsModule> | null = null;

/** Loads pdf.js once. */
export function loadPdfjs(): Promise<PdfjsModule> {
  loaded ??= import('pdfjs-dist/legacy/build/pdf.mjs') as unknown as Promise<PdfjsModule>;
  return loaded;
}

let workerLoaded: Promise<PdfjsWorkerModule> | null = null;

/** Loads the parsing half of pdf.js once. */
export function loadPdfjsWorker(): Promise<PdfjsWorkerModule> {
  workerLoaded ??= loadForReading(
    // @ts-expect-error pdf.js ships no types of this module
    () => import('pdfjs-dist/legacy/build/pdf.worker.mjs') as Promise<PdfjsWorkerModule>,
  );
  return workerLoaded;
}

/** Where the character maps, fonts and decoders of the installed pdf.js stand: nothing is fetched. */
export function assetOptions(): Record<string, unknown> {
  return {
    cMapUrl: folderPath('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folderPath('standard_fonts'),
    wasmUrl: folderPath('wasm'),
    iccUrl: folderPath('iccs'),
  };
}
