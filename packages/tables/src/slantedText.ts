import type { GlyphRun, Notice } from '@yusuan/model';

/** The runs of a page without what is drawn aslant over it, such as a watermark; all of them where most are aslant. `onNotice` is told what is left out. */
export function withoutSlanted(page: number, runs: GlyphRun[], onNotice: (notice: Notice) => void): GlyphRun[] {
  const slanted = runs.filter(({ rotation = 0 }) => rotation % 90 !== 0);
  if (slanted.length === 0 || slanted.length * 2 > runs.length) return runs;
  onNotice({
    check: 'tables:slanted-text',
    severity: 'info',
    message: `page ${page}: text drawn aslant is left out: ${slanted.map(({ text }) => text.trim()).join(' ')}`,
    page,
  });
  return runs.filter(({ rotation = 0 }) => rotation % 90 === 0);
}
