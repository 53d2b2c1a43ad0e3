import type { Box, PageContent } from '@yusuan/model';

/** Something that was understood, to be drawn over the page: a grid, a cell, a header row, a line with its amount. */
export interface Overlay {
  box: Box;
  /** Decides the colour; kinds not listed in `colours` are grey. */
  kind: string;
  /** Written small at the top left of the box. */
  label?: string;
}

const colours: Record<string, string> = {
  grid: '#7b1fa2',
  cell: '#1976d2',
  header: '#f57c00',
  line: '#388e3c',
  amount: '#2e7d32',
  verified: '#2e7d32',
  unverified: '#f9a825',
  conflict: '#d50000',
  text: '#00838f',
};

/** A page as SVG at one unit a point: pictures grey, rulings red, texts at their places in light boxes, overlays on top. */
export function drawPage(page: PageContent, overlays: Overlay[] = []): string {
  const width = Math.max(1, page.width);
  const height = Math.max(1, page.height);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
  ];
  for (const image of page.images) parts.push(rectangle(image.box, 'fill="#eee" stroke="#bbb" stroke-width="0.5"'));
  for (const { x0, y0, x1, y1, width: thickness } of page.rulings)
    parts.push(
      `<line x1="${round(x0)}" y1="${round(y0)}" x2="${round(x1)}" y2="${round(y1)}" stroke="#e53935" stroke-width="${round(Math.max(0.4, thickness))}"/>`,
    );
  for (const run of page.runs) {
    parts.push(rectangle(run.box, `fill="${run.hidden ? '#ffe0b2' : '#e3f2fd'}" fill-opacity="0.6"`));
    parts.push(textElement(run.text, run.box, run.fontSize, run.rotation ?? 0));
  }
  for (const overlay of overlays) {
    const colour = colours[overlay.kind] ?? '#616161';
    parts.push(
      rectangle(
        overlay.box,
        `fill="${colour}" fill-opacity="0.06" stroke="${colour}" stroke-width="0.8" class="${xmlText(overlay.kind)}"`,
      ),
    );
    if (overlay.label)
      parts.push(
        `<text x="${round(overlay.box.x0 + 1)}" y="${round(overlay.box.y0 + 4)}" font-size="4" fill="${colour}">${xmlText(overlay.label)}</text>`,
      );
  }
  parts.push('</svg>');
  return `${parts.join('\n')}\n`;
}

function rectangle(box: Box, attributes: string): string {
  return `<rect x="${round(box.x0)}" y="${round(box.y0)}" width="${round(Math.max(0, box.x1 - box.x0))}" height="${round(Math.max(0, box.y1 - box.y0))}" ${attributes}/>`;
}

/** The text stretched to its box, so that a wrong box is seen at once. */
function textElement(text: string, box: Box, fontSize: number, rotation: number): string {
  const sideways = rotation === 90 || rotation === 270;
  const length = Math.max(0.1, sideways ? box.y1 - box.y0 : box.x1 - box.x0);
  const x = rotation === 90 ? box.x0 + fontSize * 0.12 : rotation === 270 ? box.x1 - fontSize * 0.12 : box.x0;
  const y = rotation === 270 ? box.y1 : rotation === 90 ? box.y0 : box.y1 - fontSize * 0.12;
  const turn = sideways ? ` transform="rotate(${rotation} ${round(x)} ${round(y)})"` : '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${round(fontSize)}" font-family="sans-serif" textLength="${round(length)}" lengthAdjust="spacingAndGlyphs"${turn}>${xmlText(text)}</text>`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML: control characters, which XML cannot carry, become a question mark in a box. */
function xmlText(text: string): string {
  return text.replace(/[&<>"]/g, (char) => entities[char]!).replace(/\p{Cc}|\p{Cs}/gu, '\ufffd');
}
