import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, with those above it that are missing, and returns the first that it made. Node's `mkdir` with `recursive` never
 * returns where a file system calls an existing folder missing, as /proc does.
 * @throws Error of `mkdir` where one cannot be made, or is no folder
 */
export function makeFolder(path: string): string | undefined {
  const missing: string[] = [];
  let folder = resolve(path);
  for (; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  if (missing.length === 0 && !isFolder(folder)) mkdirSync(folder); // says that it exists
  let first: string | undefined;
  for (const each of missing) {
    try {
      mkdirSync(each);
      first ??= each;
    } catch (error) {
      if (!isFolder(each)) throw error; // else another process has made it meanwhile: it is not ours to remove
    }
  }
  return first;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
