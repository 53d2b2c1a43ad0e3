import { InputError, type Notice, type PageContent } from '@yusuan/model';
import { toMatrix } from './matrix.ts';
import {
  assetOptions,
  loadPdfjs,
  type PdfjsDocument,
  type PdfjsFont,
  type PdfjsModule,
  type PdfjsPage,
} from './pdfjs.ts';
import { RunBuilder, tidyRuns } from './runBuilder.ts';
import { walkOperators } from './walkOperators.ts';

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

const defaultMaxRulings = 100_000;

/**
 * Opens a PDF from its bytes. Raises InputError for bytes that are no PDF, damaged beyond reading, or locked by a password.
 */
export async function openPdf(bytes: Uint8Array, options: OpenPdfOptions): Promise<PdfSource> {
  const { sourceName } = options;
  checkHead(bytes, sourceName);
  const pdfjs = await loadPdfjs();
  const loading = pdfjs.getDocument({
    ...assetOptions(),
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    ...(options.password === undefined ? {} : { password: options.password }),
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: 1,
  });
  let document: PdfjsDocument;
  try {
    document = await loading.promise;
  } catch (error) {
    await loading.destroy();
    throw openError(error, sourceName, options.password !== undefined);
  }
  const notices: Notice[] = [];
  const reader = new PageReader(pdfjs, document, options);
  return {
    pageCount: document.numPages,
    title: await titleOf(document),
    notices,
    page: (number) => reader.read(number),
    async *pages() {
      for (let number = 1; number <= document.numPages; number++) yield await reader.read(number);
    },
    close: () => loading.destroy(),
  };
}

class PageReader {
  private readonly pdfjs: PdfjsModule;
  private readonly document: PdfjsDocument;
  private readonly maxRulings: number;

  constructor(pdfjs: PdfjsModule, document: PdfjsDocument, options: OpenPdfOptions) {
    this.pdfjs = pdfjs;
    this.document = document;
    this.maxRulings = options.maxRulings ?? defaultMaxRulings;
  }

  async read(number: number): Promise<PageContent> {
    try {
      const page = await this.document.getPage(number);
      try {
        return await this.walk(page, number);
      } finally {
        page.cleanup();
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return emptyPage(number, {
        check: 'pdf:unreadable-page',
        severity: 'error',
        message: `page ${number} cannot be read: ${reason}`,
        page: number,
      });
    }
  }

  private async walk(page: PdfjsPage, number: number): Promise<PageContent> {
    const viewport = page.getViewport({ scale: 1 });
    const list = await page.getOperatorList();
    const content: PageContent = {
      page: number,
      width: viewport.width,
      height: viewport.height,
      runs: [],
      rulings: [],
      images: [],
      source: 'pdf',
      notices: [],
    };
    const builder = new RunBuilder();
    let unmapped = 0;
    let cutRulings = 0;
    const inside = (x: number, y: number): boolean =>
      x > -1 && y > -1 && x < viewport.width + 1 && y < viewport.height + 1;
    walkOperators(list, this.pdfjs.OPS, toMatrix(viewport.transform), fontLookup(page), {
      glyph(glyph) {
        const { box } = glyph;
        if (inside((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)) builder.add(glyph);
      },
      ruling: (ruling) => {
        if (ruling.x1 < -1 || ruling.y1 < -1 || ruling.x0 > viewport.width + 1 || ruling.y0 > viewport.height + 1)
          return;
        if (content.rulings.length < this.maxRulings) content.rulings.push(ruling);
        else cutRulings++;
      },
      image: (image) => content.images.push(image),
      unmapped: () => unmapped++,
    });
    builder.end();
    content.runs = tidyRuns(builder.runs);
    if (unmapped > 0)
      content.notices.push({
        check: 'pdf:unmapped-glyphs',
        severity: 'warning',
        message: `page ${number}: ${unmapped} glyphs whose font does not say what they mean`,
        page: number,
        actual: String(unmapped),
      });
    if (cutRulings > 0)
      content.notices.push({
        check: 'pdf:limit',
        severity: 'error',
        message: `page ${number}: ${cutRulings} lines beyond the first ${this.maxRulings} were left out`,
        page: number,
      });
    return content;
  }
}

function fontLookup(page: PdfjsPage): (name: string) => PdfjsFont | null {
  return (name) => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as PdfjsFont) : null);
}

function emptyPage(number: number, notice: Notice): PageContent {
  return { page: number, width: 0, height: 0, runs: [], rulings: [], images: [], source: 'pdf', notices: [notice] };
}

async function titleOf(document: PdfjsDocument): Promise<string | null> {
  const metadata = await document.getMetadata().catch(() => null);
  const title = metadata?.info?.Title;
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
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
  const reason = error instanceof Error ? error.message : String(error);
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
    `${sourceName} cannot be read as a PDF: ${reason}`,
    'Fetch the file again; it may be cut short.',
  );
}
