import { type Notice, type PageContent, plural } from '@yusuan/model';
import { toMatrix } from './matrix.ts';
import { PageEdge, pageMargin } from './pageEdge.ts';
import type { OperatorList, PdfjsFont, PdfjsModule, PdfjsPage } from './pdfjs.ts';
import { type Direction, RunBuilder } from './runBuilder.ts';
import { tidyRuns } from './tidyRuns.ts';
import { walkOperators } from './walkOperators.ts';

/**
 * The content of one page, upright. A page whose text is mostly drawn sideways, though the page itself is not marked as turned, is
 * turned as its text wants it.
 */
export async function readPage(
  pdfjs: PdfjsModule,
  page: PdfjsPage,
  number: number,
  maxRulings: number,
): Promise<PageContent> {
  const list = await page.getOperatorList();
  const first = walkPage(pdfjs, page, list, number, maxRulings, 0);
  const turn = sidewaysTurn(first.directions);
  if (turn === 0) return first.content;
  const { content } = walkPage(pdfjs, page, list, number, maxRulings, turn);
  content.notices.push({
    check: 'pdf:turned-page',
    severity: 'info',
    message: `page ${number}: its text is drawn sideways; read as turned by ${turn} degrees clockwise`,
    page: number,
    actual: String(turn),
  });
  return content;
}

interface Walked {
  content: PageContent;
  directions: Map<Direction, number>;
}

function walkPage(
  pdfjs: PdfjsModule,
  page: PdfjsPage,
  list: OperatorList,
  number: number,
  maxRulings: number,
  turn: number,
): Walked {
  const viewport = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 });
  const { width, height } = viewport;
  const notices: Notice[] = [];
  const content: PageContent = {
    page: number,
    width,
    height,
    runs: [],
    rulings: [],
    images: [],
    source: 'pdf',
    notices,
  };
  const directions = new Map<Direction, number>();
  const builder = new RunBuilder();
  const edge = new PageEdge(width, height, (glyph) => builder.add(glyph));
  let unmapped = 0;
  let cutRulings = 0;
  walkOperators(list, pdfjs.OPS, toMatrix(viewport.transform), fontLookup(page), {
    glyph(glyph) {
      if (!edge.add(glyph)) return;
      if (!glyph.space && glyph.rotation % 90 === 0) {
        const direction = glyph.rotation as Direction;
        directions.set(direction, (directions.get(direction) ?? 0) + 1);
      }
    },
    ruling(ruling) {
      if (ruling.x1 < -pageMargin || ruling.x0 > width + pageMargin) return;
      if (ruling.y1 < -pageMargin || ruling.y0 > height + pageMargin) return;
      if (content.rulings.length < maxRulings) content.rulings.push(ruling);
      else cutRulings++;
    },
    image: (image) => content.images.push(image),
    unmapped: () => unmapped++,
  });
  builder.end();
  content.runs = tidyRuns(builder.drawn, content.rulings);
  if (edge.cut > 0) notices.push(cutNotice(number, edge.cut));
  if (unmapped > 0) notices.push(unmappedNotice(number, unmapped));
  if (cutRulings > 0) notices.push(limitNotice(number, cutRulings, maxRulings));
  return { content, directions };
}

/** Degrees clockwise to turn the page so that most of its text stands upright. */
function sidewaysTurn(directions: Map<Direction, number>): number {
  let total = 0;
  for (const count of directions.values()) total += count;
  for (const [direction, count] of directions)
    if (direction !== 0 && count > 20 && count > total * 0.7) return 360 - direction;
  return 0;
}

function fontLookup(page: PdfjsPage): (name: string) => PdfjsFont | null {
  return (name) => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as PdfjsFont) : null);
}

function cutNotice(number: number, count: number): Notice {
  return {
    check: 'pdf:cut-text',
    severity: 'info',
    message: `page ${number}: the edge of the page cuts ${plural(count, 'text')}, read whole from the file`,
    page: number,
    actual: String(count),
  };
}

function unmappedNotice(number: number, count: number): Notice {
  return {
    check: 'pdf:unmapped-glyphs',
    severity: 'warning',
    message: `page ${number}: ${count} glyphs whose font does not say what they mean`,
    page: number,
    actual: String(count),
  };
}

function limitNotice(number: number, cut: number, kept: number): Notice {
  return {
    check: 'pdf:limit',
    severity: 'error',
    message: `page ${number}: ${cut} lines beyond the first ${kept} were left out`,
    page: number,
    expected: String(kept),
    actual: String(kept + cut),
  };
}
