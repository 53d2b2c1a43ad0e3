import { glob, readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { InputError } from '@yusuan/model';

/** File name endings that are taken from folders. A file named outright is read whatever its name. */
export const sourceExtensions = [
  '.pdf',
  '.txt',
  '.md',
  '.html',
  '.htm',
  '.png',
  '.jpg',
  '.jpeg',
  '.tif',
  '.tiff',
] as const;

export interface ExpandedPaths {
  /** Absolute, sorted, each once. */
  files: string[];
  problems: { path: string; error: InputError }[];
}

/**
 * Files, folders and glob patterns to the files they stand for. Folders are walked to the bottom, hidden files and folders (`.name`)
 * are left out, links are followed but no folder is walked twice.
 */
export async function expandPaths(paths: readonly string[]): Promise<ExpandedPaths> {
  const files = new Set<string>();
  const problems: ExpandedPaths['problems'] = [];
  const walked = new Set<string>();
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === 'file') files.add(resolve(path));
    else if (kind === 'folder') await addFolder(path, files, walked, problems);
    else if (/[*?[{]/.test(path)) {
      let matches = 0;
      for await (const match of glob(path)) {
        if (hasHiddenPart(match)) continue;
        matches++;
        if ((await kindOf(match)) === 'folder') await addFolder(match, files, walked, problems);
        else files.add(resolve(match));
      }
      if (matches === 0) problems.push({ path, error: noMatch(path) });
    } else files.add(resolve(path)); // what is wrong with it is said when it is opened
  }
  return { files: [...files].sort(compareText), problems };
}

/** Order by UTF-16 code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function addFolder(
  folder: string,
  files: Set<string>,
  walked: Set<string>,
  problems: ExpandedPaths['problems'],
): Promise<void> {
  try {
    const real = await realpath(folder);
    if (walked.has(real)) return;
    walked.add(real);
    for (const name of (await readdir(folder)).sort(compareText)) {
      if (name.startsWith('.')) continue;
      const path = join(folder, name);
      const kind = await kindOf(path);
      if (kind === 'folder') await addFolder(path, files, walked, problems);
      else if (kind === 'file' && isSourceName(name)) files.add(resolve(path));
      else if (kind === 'none' && (isSourceName(name) || name.includes('\ufffd')))
        problems.push({ path, error: unreachable(name) });
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    problems.push({
      path: folder,
      error: new InputError(
        'not-found',
        `folder ${basename(folder)} cannot be read (${code})`,
        'Check its permissions.',
      ),
    });
  }
}

function isSourceName(name: string): boolean {
  return (sourceExtensions as readonly string[]).includes(extname(name).toLowerCase());
}

function hasHiddenPart(path: string): boolean {
  return relative('.', path)
    .split(/[\\/]/)
    .some((part) => part.startsWith('.') && part !== '..' && part !== '.');
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'none';
  }
}

/** A name that the folder lists and that nothing can be found by. */
function unreachable(name: string): InputError {
  return name.includes('\ufffd')
    ? new InputError(
        'not-found',
        `the name of ${name} is not UTF-8`,
        'Rename it; `convmv -r -f gbk -t utf8 --notest FOLDER` does it for whole folders of Chinese names.',
      )
    : new InputError('not-found', `${name} is a link to nothing`, 'Mend the link, or remove it.');
}

function noMatch(path: string): InputError {
  return new InputError(
    'not-found',
    `nothing matches ${path}`,
    'Check its spelling; a pattern must be quoted, or the shell expands it.',
  );
}
