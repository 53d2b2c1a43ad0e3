import { accessSync, constants } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from './errors.ts';

const words: Record<string, string> = {
  EROFS: 'a read-only file system',
  ENOSPC: 'no room left on its disk',
  EIO: 'its disk fails or is full',
  EFBIG: 'larger than a file may be there',
  EDQUOT: 'the quota of its disk is used up',
};

/** The error for a file or folder that the file system refuses to take. `what` is what the message calls it: its path where absent. */
export function notWritable(path: string, error: unknown, hint: string, what = path): InputError {
  const code = codeOf(path, error);
  const reason = code in words ? `${code}, ${words[code]}` : code;
  return new InputError('not-writable', `${what} cannot be written (${reason})`, hint);
}

/** Making folders says ENOENT on a file system that is read-only: the nearest folder that exists knows better. */
function codeOf(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOENT' ? (refusalOf(resolve(path)) ?? code) : code;
}

function refusalOf(path: string): string | null {
  try {
    accessSync(path, constants.W_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' && dirname(path) !== path) return refusalOf(dirname(path));
    return code === 'ENOENT' ? null : code;
  }
}
