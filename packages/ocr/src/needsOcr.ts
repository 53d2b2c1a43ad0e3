import type { PageContent } from '@yusuan/model';

export interface OcrNeed {
  needed: boolean;
  /** Why, in words that fit after “page 3:”. */
  reason: string;
}

/** Signs that are no usable text: replacement characters, private use (glyphs without a Unicode value), control characters. */
const UNMAPPED = /[\uFFFD\p{Co}\p{Cc}]/u;

/** Signs that disclosures are written in. */
const EXPECTED = /[\u4E00-\u9FFF\u3400-\u4DBF0-9A-Za-z\u3000-\u303F\uFF00-\uFFEF\p{P}\p{S}\s]/u;

/**
 * Whether a page must be read from its picture: it has no text but something drawn on it, its text is garbled (unmapped glyphs or scripts that no
 * disclosure uses), or it is hidden text over a scan. Hidden text is the work of an unknown recogniser and knows no rulings: the picture must tell
 * whether it fits.
 */
export function needsOcr(page: PageContent): OcrNeed {
  const visible = page.runs.filter((run) => !run.hidden);
  const signs = [...visible.map((run) => run.text.replace(/\s/g, '')).join('')];
  const hidden = page.runs.length - visible.length;
  const covered = imageShare(page);
  if (signs.length === 0) {
    if (hidden > 0) return { needed: true, reason: 'its text is a hidden layer under a picture' };
    if (page.images.length === 0) return { needed: false, reason: 'it is blank' };
    return { needed: true, reason: 'it is a picture without text' };
  }
  const unmapped = signs.filter((sign) => UNMAPPED.test(sign)).length;
  if (unmapped > 0.05 * signs.length) {
    return { needed: true, reason: `${unmapped} of its ${signs.length} signs have no meaning in Unicode` };
  }
  const strange = signs.filter((sign) => !EXPECTED.test(sign)).length;
  if (strange > 0.3 * signs.length) {
    return { needed: true, reason: `${strange} of its ${signs.length} signs are of scripts that do not belong here` };
  }
  // A scan with a printed page number or a stamp of the archive on it.
  if (covered > 0.6 && signs.length < 40)
    return { needed: true, reason: 'a picture covers it and there is hardly any text' };
  return { needed: false, reason: 'it has text' };
}

/** The share of the page that its largest image, or a stack of strips as wide as it, covers. */
function imageShare(page: PageContent): number {
  const area = page.images.reduce((sum, image) => {
    const width = Math.max(0, Math.min(image.box.x1, page.width) - Math.max(image.box.x0, 0));
    const height = Math.max(0, Math.min(image.box.y1, page.height) - Math.max(image.box.y0, 0));
    return sum + width * height;
  }, 0);
  return Math.min(1, area / (page.width * page.height));
}
