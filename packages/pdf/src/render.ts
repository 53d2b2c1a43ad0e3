import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Box, InputError, type PlacedImage } from '@yusuan/model';

/** A page drawn in grey, one byte a pixel (0 is black, 255 white), or in colour, four (red, green, blue, opacity); row by row from the top left. */
export interface PagePicture {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A page that is drawn when asked, upright. Good only while it is in use. */
export interface DrawnPage {
  width: number;
  height: number;
  /** The whole page in grey, one byte a pixel. */
  grey(): Uint8Array;
  /** A part of it in colour, four bytes a pixel. They are the drawing engine's own: good until the next part is drawn. */
  colours(part: Box): Uint8Array;
}

/** A PDF opened for drawing its pages. Close it: its bytes stay in the drawing engine's memory until then. */
export interface PdfRenderer {
  pageCount: number;
  /** The pictures placed on one page (1-based), boxes on the upright page. */
  picturesOf(number: number): PlacedImage[];
  /** Draws one page (1-based), upright, in grey unless `colour`, at a resolution in dots per inch. Raises InputError when the page is too large or broken. */
  renderPage(number: number, dpi: number, colour?: boolean): PagePicture;
  /** Hands one page (1-based) to `use`, to be drawn in parts: a page in colour is 35 MB at 300 dots per inch. Raises InputError as renderPage does. */
  drawPage<T>(number: number, dpi: number, use: (page: DrawnPage) => T): T;
  close(): void;
}

/** More pixels than this are not drawn: an A0 page at 200 dpi is 62 million. */
const mostPixels = 100_000_000;
const greyFormat = 1;
const colourFormat = 4;
const drawAnnotations = 0x01;
const drawGrey = 0x08;
const drawRedFirst = 0x10;

type Engine = Awaited<ReturnType<typeof startEngine>>;
let engine: Promise<Engine> | null = null;

/** Loaded on the first drawing only, so that reading text never pays for it. */
async function startEngine() {
  const { init } = await import('@embedpdf/pdfium');
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  const started = await init({ wasmBinary });
  started.PDFiumExt_Init();
  return started;
}

/** Opens a PDF for drawing. Raises InputError when the drawing engine cannot open it. */
export async function openRenderer(
  bytes: Uint8Array,
  options: { sourceName: string; password?: string },
): Promise<PdfRenderer> {
  engine ??= startEngine();
  const pdfium = await engine;
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const at = malloc(bytes.length);
  memoryOf(pdfium).set(bytes, at);
  const document = pdfium.FPDF_LoadMemDocument(at, bytes.length, options.password ?? '');
  if (!document) {
    free(at);
    const locked = pdfium.FPDF_GetLastError() === 4;
    throw locked
      ? new InputError('encrypted', `${options.sourceName} is locked by a password`, 'Give the password by --password.')
      : new InputError(
          'damaged',
          `${options.sourceName} cannot be drawn`,
          'Fetch the file again; it may be cut short.',
        );
  }
  return {
    pageCount: pdfium.FPDF_GetPageCount(document),
    renderPage: (number, dpi, colour = false) =>
      drawPage(pdfium, document, number, dpi, options.sourceName, (page) => {
        const { width, height } = page;
        const whole = { x0: 0, y0: 0, x1: width, y1: height };
        return { width, height, data: colour ? page.colours(whole).slice() : page.grey() };
      }),
    drawPage: (number, dpi, use) => drawPage(pdfium, document, number, dpi, options.sourceName, use),
    picturesOf: (number) => picturesOf(pdfium, document, number),
    close() {
      pdfium.FPDF_CloseDocument(document);
      free(at);
    },
  };
}

function drawPage<T>(
  pdfium: Engine,
  document: number,
  number: number,
  dpi: number,
  sourceName: string,
  use: (page: DrawnPage) => T,
): T {
  const page = pdfium.FPDF_LoadPage(document, number - 1);
  if (!page)
    throw new InputError('damaged', `${sourceName}: page ${number} cannot be drawn`, 'Look at the page in a viewer.');
  let bitmap = 0;
  const free = () => {
    if (bitmap) pdfium.FPDFBitmap_Destroy(bitmap);
    bitmap = 0;
  };
  try {
    const width = Math.max(1, Math.round((pdfium.FPDF_GetPageWidthF(page) * dpi) / 72));
    const height = Math.max(1, Math.round((pdfium.FPDF_GetPageHeightF(page) * dpi) / 72));
    if (width * height > mostPixels)
      throw new InputError(
        'limit',
        `${sourceName}: page ${number} is ${width} × ${height} pixels at ${dpi} dpi`,
        'Draw it at a lower resolution.',
      );
    const draw = (part: Box, format: number, flags: number) => {
      const [wide, high] = [part.x1 - part.x0, part.y1 - part.y0];
      free();
      bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, format, 0, 0);
      if (!bitmap)
        throw new InputError(
          'out-of-memory',
          `${sourceName}: no memory to draw page ${number}`,
          'Draw fewer pages at once.',
        );
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xffffffff);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, -part.x0, -part.y0, width, height, 0, drawAnnotations | flags);
      return bitmap;
    };
    return use({
      width,
      height,
      grey: () => copyRows(pdfium, draw({ x0: 0, y0: 0, x1: width, y1: height }, greyFormat, drawGrey), width, height),
      colours: (part) => {
        const start = pdfium.FPDFBitmap_GetBuffer(draw(part, colourFormat, drawRedFirst));
        // Rows of four-byte pixels stand without a gap.
        return memoryOf(pdfium).subarray(start, start + (part.x1 - part.x0) * (part.y1 - part.y0) * 4);
      },
    });
  } finally {
    free();
    pdfium.FPDF_ClosePage(page);
  }
}

const imageObject = 3;
const formObject = 5;

function picturesOf(pdfium: Engine, document: number, number: number): PlacedImage[] {
  const page = pdfium.FPDF_LoadPage(document, number - 1);
  if (!page) return [];
  const scratch = pdfium.pdfium.wasmExports.malloc(16);
  const float = (index: number): number => pdfium.pdfium.getValue(scratch + index * 4, 'float');
  const integer = (index: number): number => pdfium.pdfium.getValue(scratch + index * 4, 'i32') >>> 0;
  const scale = 16;
  const width = Math.round(pdfium.FPDF_GetPageWidthF(page) * scale);
  const height = Math.round(pdfium.FPDF_GetPageHeightF(page) * scale);
  const toUpright = (x: number, y: number): [number, number] => {
    pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, scratch, scratch + 4);
    return [(integer(0) | 0) / scale, (integer(1) | 0) / scale];
  };
  const pictures: PlacedImage[] = [];
  for (let at = 0; at < pdfium.FPDFPage_CountObjects(page); at++) {
    const object = pdfium.FPDFPage_GetObject(page, at);
    const type = pdfium.FPDFPageObj_GetType(object);
    const formHasPicture = type === formObject && holdsPicture(pdfium, object);
    if (type !== imageObject && !formHasPicture) continue;
    if (!pdfium.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) continue;
    const box = boxAround(toUpright, float(0), float(1), float(2), float(3));
    const sized = type === imageObject && pdfium.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4);
    pictures.push({ box, width: sized ? integer(0) : 0, height: sized ? integer(1) : 0 });
  }
  pdfium.pdfium.wasmExports.free(scratch);
  pdfium.FPDF_ClosePage(page);
  return pictures;
}

function holdsPicture(pdfium: Engine, form: number): boolean {
  for (let at = 0; at < pdfium.FPDFFormObj_CountObjects(form); at++)
    if (pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(form, at)) === imageObject) return true;
  return false;
}

function boxAround(
  toUpright: (x: number, y: number) => [number, number],
  left: number,
  bottom: number,
  right: number,
  top: number,
): Box {
  const [ax, ay] = toUpright(left, bottom);
  const [bx, by] = toUpright(right, top);
  return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
}

/** The engine's memory; ask again after every allocation, for growing replaces it. */
function memoryOf(pdfium: Engine): Uint8Array {
  return (pdfium.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
}

function copyRows(pdfium: Engine, bitmap: number, rowBytes: number, height: number): Uint8Array {
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const memory = memoryOf(pdfium);
  const data = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row++)
    data.set(memory.subarray(start + row * stride, start + row * stride + rowBytes), row * rowBytes);
  return data;
}
