import { readFileSync } from 'node:fs';

/** Rows of a file in data/, header left out. The files hold no quoted cells: commas never stand in a name. */
export function readData(file: string): string[][] {
  const text = readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}
