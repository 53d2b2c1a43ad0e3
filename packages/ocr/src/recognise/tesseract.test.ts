import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('lets a program end that has read with it and not closed it', () => {
  const program = `
    const { openTesseract } = await import('./tesseract.ts');
    const reader = await openTesseract(true);
    const [line] = await reader.recognizeLines([{ width: 40, height: 20, data: new Uint8Array(800).fill(255) }]);
    console.log(line.text === '' ? 'blank' : line.text);`;
  const node = ['--input-type=module', '--experimental-strip-types', '--no-warnings', '-e', program];
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const { stdout, stderr, signal } = spawnSync(process.execPath, node, { cwd, encoding: 'utf8', timeout: 60_000 });
  expect([stdout, stderr, signal]).toEqual(['blank\n', '', null]);
}, 70_000);
