import { InputError, type Notice, type PageContent } from '@yusuan/model';
import { assetOptions, loadPdfjs, type PdfjsDocument, type PdfjsModule } from './pdfjs.ts';
import { directWorker } from './pdfjsPort.ts';
import { PictureFinder } from './pictures.ts';
import { readPage } from './readPage.ts';
import { collectWarnings, type Warnings } from './warnings.ts';

export interface OpenPdfOptions {
  /** Named in messages. */
  sourceName: string;
  password?: string;
  /** Rulings kept of one page; more are left out and said in a notice. */
  maxRulings?: number;
}

/** An open PDF: pages are read one at a time and forgotten. */
export interface PdfSource {
  pageCount: number;
  /** Title in the document's metadata, null where none is set. */
  title: string | null;
  /** What was noticed outside single pages. */
  notices: Notice[];
  /** One page, 1-based. */
  page(number: number): Promise<PageContent>;
  /** All pages in order. */
  pages(): AsyncGenerator<PageContent>;
  close(): Promise<void>;
}

/**
 * More fonts than this are forgotten by pdf.js, at most every so many pages: subsets of one page each, as many programs write them, would
 * pile up; fonts that all pages share are costly to parse again.
 */
const fontsKept = 24;
const pagesBetween = 16;

const defaultMaxRulings = 100_000;
/** More different warnings than this say nothing new. */
const mostWarnings = 50;
/** Pictures of more pixels are not decoded, for reading needs only their place; smaller ones can be lines drawn as pictures. */
const largestDecodedPicture = 2_500;
/** What pdf.js says when it leaves such a picture out. */
const pictureWarning = 'Image exceeded maximum allowed size and was removed.';
/** What it says of a font's outlines and of how it maps characters to them: only painting needs these. */
const outlineWarning =
  /^TT: |'loca' table|"glyf" table|duplicate first glyph|font private use area|cmap table|post table version|invalid fontCharCode/;

/**
 * Opens a PDF from its bytes. Raises InputError for bytes that are no PDF, damaged beyond reading, or locked by a password.
 */
export async function openPdf(bytes: Uint8Array, options: OpenPdfOptions): Promise<PdfSource> {
  const { sourceName } = options;
  checkHead(bytes, sourceName);
  const pdfjs = await loadPdfjs();
  const warnings: Warnings = new Map();
  const verbosity = pdfjs.VerbosityLevel.WARNINGS;
  const { worker, takeFailure } = await directWorker(pdfjs, verbosity);
  const loading = collectWarnings(warnings, () =>
    pdfjs.getDocument({
      ...assetOptions(),
      worker,
      data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), // pdf.js refuses a Buffer; the bytes are shared
      verbosity,
      ...(options.password === undefined ? {} : { password: options.password }),
      disableFontFace: false, // true makes pdf.js draw the outline of each glyph
      useSystemFonts: false,
      isOffscreenCanvasSupported: false,
      maxImageSize: largestDecodedPicture,
    }),
  );
  const close = async () => {
    await loading.destroy();
    worker.destroy();
  };
  let document: PdfjsDocument;
  try {
    document = await collectWarnings(warnings, () => loading.promise);
    if (document.numPages < 1) throw new Error('it has no pages');
  } catch (error) {
    await close();
    throw openError(error, sourceName, options.password !== undefined);
  }
  document._transport.fontLoader.bind = async () => {}; // nothing is painted, so no font has to be loaded
  const { title, notices } = await collectWarnings(warnings, () => describe(document));
  const reader = new PageReader(pdfjs, document, takeFailure, warnings, notices, bytes, options);
  return {
    pageCount: document.numPages,
    title,
    notices,
    page: (number) => reader.read(number),
    async *pages() {
      for (let number = 1; number <= document.numPages; number++) yield await reader.read(number);
    },
    close() {
      reader.close();
      return close();
    },
  };
}

/** Reads the pages of one document, one after another, and keeps what pdf.js warned of. */
class PageReader {
  readonly #pdfjs: PdfjsModule;
  readonly #document: PdfjsDocument;
  readonly #takeFailure: () => unknown;
  readonly #maxRulings: number;
  readonly #warnings: Warnings;
  readonly #notices: Notice[];
  readonly #pictures: PictureFinder;
  #reported = new Set<string>();
  #fonts = 0;
  #pagesSinceCleanup = 0;

  constructor(
    pdfjs: PdfjsModule,
    document: PdfjsDocument,
    takeFailure: () => unknown,
    warnings: Warnings,
    notices: Notice[],
    bytes: Uint8Array,
    options: OpenPdfOptions,
  ) {
    this.#pdfjs = pdfjs;
    this.#document = document;
    this.#takeFailure = takeFailure;
    this.#warnings = warnings;
    this.#notices = notices;
    this.#pictures = new PictureFinder(bytes, options);
    this.#maxRulings = options.maxRulings ?? defaultMaxRulings;
    this.#reportWarnings();
  }

  async read(number: number): Promise<PageContent> {
    try {
      const picturesBefore = this.#warnings.get(pictureWarning) ?? 0;
      const content = await collectWarnings(this.#warnings, async () => {
        const page = await this.#document.getPage(number);
        try {
          return await readPage(this.#pdfjs, page, number, this.#maxRulings);
        } finally {
          this.#fonts = [...page.commonObjs].length;
          page.cleanup();
        }
      });
      if ((this.#warnings.get(pictureWarning) ?? 0) > picturesBefore)
        content.images.push(...(await this.#pictures.find(number, content)));
      await this.#forgetFonts();
      const failure = this.#takeFailure();
      if (failure !== null)
        content.notices.push(unreadable(number, `page ${number} breaks off while it is read: ${reasonOf(failure)}`));
      return content;
    } catch (error) {
      this.#takeFailure();
      return emptyPage(number, unreadable(number, `page ${number} cannot be read: ${reasonOf(error)}`));
    } finally {
      this.#reportWarnings(number);
    }
  }

  async #forgetFonts(): Promise<void> {
    if (++this.#pagesSinceCleanup < pagesBetween || this.#fonts <= fontsKept) return;
    this.#pagesSinceCleanup = 0;
    await this.#document.cleanup();
  }

  close(): void {
    this.#pictures.close();
  }

  /** Each warning once, with the page that it was first seen on. */
  #reportWarnings(page?: number): void {
    for (const message of this.#warnings.keys()) {
      if (message === pictureWarning || outlineWarning.test(message)) continue;
      if (this.#reported.has(message) || this.#reported.size >= mostWarnings) continue;
      this.#reported.add(message);
      this.#notices.push({
        check: 'pdf:warning',
        severity: 'info',
        message: `pdf.js: ${message}`,
        ...(page === undefined ? {} : { page }),
      });
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function unreadable(page: number, message: string): Notice {
  return { check: 'pdf:unreadable-page', severity: 'error', message, page };
}

function emptyPage(number: number, notice: Notice): PageContent {
  return { page: number, width: 0, height: 0, runs: [], rulings: [], images: [], source: 'pdf', notices: [notice] };
}

/** The title that the document gives itself, and what it holds that is not on its pages. */
async function describe(document: PdfjsDocument): Promise<{ title: string | null; notices: Notice[] }> {
  const { info } = await document.getMetadata().catch(() => ({ info: undefined }));
  const title = typeof info?.Title === 'string' && info.Title.trim() !== '' ? info.Title.trim() : null;
  const notices: Notice[] = [];
  if (info?.IsCollectionPresent) {
    const files = (await document.getAttachments().catch(() => null)) ?? new Map<string, { filename: string }>();
    const names = [...files.values()].map(({ filename }) => filename).join(', ');
    notices.push({
      check: 'pdf:portfolio',
      severity: 'error',
      message: `a portfolio, of which only the cover is read: save the files in it (${names}) and give them`,
    });
  }
  if (info?.IsXFAPresent)
    notices.push({
      check: 'pdf:xfa-form',
      severity: 'warning',
      message: 'an XFA form: only what is drawn on its pages is read. Print it to a PDF where pages lack their text',
    });
  return { title, notices };
}

function checkHead(bytes: Uint8Array, sourceName: string): void {
  if (bytes.length === 0) throw new InputError('empty', `${sourceName} is empty`, 'Fetch the file again.');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (!head.includes('%PDF-'))
    throw new InputError(
      'not-pdf',
      `${sourceName} is not a PDF`,
      'Look at what it holds: a web page saved under this name?',
    );
}

function openError(error: unknown, sourceName: string, withPassword: boolean): InputError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return withPassword
      ? new InputError(
          'encrypted',
          `${sourceName}: the password does not open it`,
          'Check the password given by --password.',
        )
      : new InputError('encrypted', `${sourceName} is locked by a password`, 'Give the password by --password.');
  return new InputError(
    'damaged',
    `${sourceName} cannot be read as a PDF: ${reasonOf(error)}`,
    'Fetch the file again; it may be cut short.',
  );
}
