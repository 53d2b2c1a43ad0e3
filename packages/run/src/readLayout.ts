import { type Block, InputError, type Layout, type Notice, type PageContent } from '@yusuan/model';
import { readText } from '@yusuan/text';
import type { StageClock } from './clock.ts';
import { detectFormat } from './detectFormat.ts';
import type { ReadOptions } from './options.ts';
import { readImage } from './readImage.ts';
import { readPdf } from './readPdf.ts';

export interface ReadLayoutOptions extends ReadOptions {
  sourceName: string;
  clock: StageClock;
  onProgress: (progress: { pages: number }) => void;
  /** Given each page and its lines and grids before they are joined over pages; not called for text. */
  onPage?: (page: PageContent, blocks: readonly Block[]) => void;
}

/** The bytes of a document, whatever they are, as lines of text and grids in reading order. */
export async function readLayout(bytes: Uint8Array, options: ReadLayoutOptions): Promise<Layout> {
  const { sourceName, clock } = options;
  const format = detectFormat(bytes);
  switch (format) {
    case 'pdf':
      return readPdf(bytes, options);
    case 'image':
      return readImage(bytes, options);
    case 'text': {
      const layout = clock.time('text', () => readText(bytes, { sourceName }));
      return { ...layout, notices: [...nameNotices(sourceName, layout), ...layout.notices] };
    }
    default:
      throw new InputError(
        'unsupported',
        `${sourceName} is neither PDF nor image nor text`,
        'Give PDF, PNG, JPEG, TIFF, plain text, Markdown or HTML; save other formats as PDF first.',
      );
  }
}

/** A text under a name that promises something else: often the error page of a server, saved as the document. */
function nameNotices(sourceName: string, { mediaType, blocks }: Layout): Notice[] {
  const [ending] = /\.(pdf|png|jpe?g|tiff?)$/i.exec(sourceName) ?? [];
  if (ending === undefined) return [];
  return [
    {
      check: 'run:name-and-content',
      severity: blocks.some(({ kind }) => kind === 'table') ? 'warning' : 'error',
      message: `${sourceName} is ${mediaType === 'text/html' ? 'a web page' : 'text'}, not what ${ending} says: was it fetched whole?`,
      expected: ending,
      actual: mediaType,
    },
  ];
}
