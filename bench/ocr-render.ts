import { execFileSync } from 'node:child_process';
import type { GreyImage } from '../packages/ocr/src/index.ts';

/** A page of a PDF as a clean grey picture. */
export async function renderGrey(file: string, page: number, dpi: number): Promise<GreyImage> {
  const pgm = execFileSync('pdftoppm', ['-gray', '-r', String(dpi), '-f', String(page), '-l', String(page), file], {
    maxBuffer: 1 << 28,
  });
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'))!;
  return { width: Number(head[1]), height: Number(head[2]), data: new Uint8Array(pgm.subarray(head[0].length)), dpi };
}
