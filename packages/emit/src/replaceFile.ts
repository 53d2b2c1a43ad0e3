import { rename, stat } from 'node:fs/promises';
import { InputError, notWritable } from '@yusuan/model';

/** Some outputs replaced and others not would be a mixture of two exports: what can be known of one is said before the first. */
export async function checkReplaceable(path: string): Promise<void> {
  const info = await stat(path).catch(() => null);
  if (info !== null && !info.isFile())
    throw new InputError(
      'not-writable',
      `${path} is ${info.isDirectory() ? 'a folder' : 'not a regular file'}`,
      'Remove it, or give another path with --out.',
    );
}

/** Moves a file to where another may stand. */
export async function replaceFile(path: string, by: string): Promise<void> {
  try {
    await rename(by, path);
  } catch (error) {
    throw asTargetError(error, path);
  }
}

/** What the file system refused as an error that names the target. */
export function asTargetError(error: unknown, out: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof InputError || !/^E[A-Z]+$/.test(code)) return error;
  return notWritable(out, error, 'Give another path with --out.');
}
