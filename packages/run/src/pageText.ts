import type { PageContent } from '@yusuan/model';

/** How a page stands with its text layer. */
export type PageText =
  /** Text that is drawn. */
  | 'visible'
  /** Nothing but text that is not drawn: the layer that a scanner's program put under its picture. */
  | 'hidden'
  /** Text whose font does not say what its glyphs mean. */
  | 'garbled'
  /** Pictures and no text. */
  | 'picture'
  /** Nothing at all. */
  | 'blank';

const garbledShare = 0.3;

export function pageText(page: PageContent): PageText {
  const text = page.runs.map((run) => run.text).join('');
  const printed = text.replace(/\s/g, '');
  if (printed === '') return page.images.some((image) => coversMuch(image.box, page)) ? 'picture' : 'blank';
  const unreadable = printed.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (unreadable > printed.length * garbledShare) return 'garbled';
  return page.runs.every((run) => run.hidden === true) ? 'hidden' : 'visible';
}

/** A logo does not make a page a picture. */
function coversMuch(box: { x0: number; y0: number; x1: number; y1: number }, page: PageContent): boolean {
  return (box.x1 - box.x0) * (box.y1 - box.y0) > page.width * page.height * 0.2;
}
