import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '@yusuan/model';
import { BufferPool } from './bufferPool.ts';
import { maximumBytes } from './options.ts';

/** The bytes of a file. Raises InputError for what is not a readable file of bearable size; an empty file is the caller's business. */
export async function readSource(path: string): Promise<Uint8Array<ArrayBuffer>> {
  await checkSource(path);
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw fileError(path, error);
  }
}

/** The size of a file in bytes, once it is known to be one that can be read. */
export async function checkSource(path: string): Promise<number> {
  const name = basename(path);
  try {
    const info = await stat(path);
    if (info.isDirectory())
      throw new InputError(
        'unsupported',
        `${name} is a folder`,
        'Give the file itself, or the folder to `yusuan ingest`.',
      );
    if (!info.isFile())
      throw new InputError('unsupported', `${name} is not a regular file`, 'Copy its content to a file and give that.');
    if (info.size > maximumBytes)
      throw new InputError(
        'too-large',
        `${name} has ${info.size} bytes, more than the ${maximumBytes} that are read`,
        'Split it, or check whether it is a disclosure at all.',
      );
    return info.size;
  } catch (error) {
    throw fileError(path, error);
  }
}

const chunks = new BufferPool(1 << 19);

/** sha256 of a file's bytes as 64 hex digits; the file is not held as a whole. */
export async function hashSource(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    const file = await open(path);
    try {
      await chunks.lend(async (chunk) => {
        for (;;) {
          const { bytesRead } = await file.read(chunk);
          if (bytesRead === 0) break;
          hash.update(chunk.subarray(0, bytesRead));
        }
      });
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(path, error);
  }
  return hash.digest('hex');
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function fileError(path: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const name = basename(path);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new InputError('not-found', `${name} does not exist`, 'Check the spelling of the path.');
  if (code === 'EACCES' || code === 'EPERM')
    return new InputError(
      'not-found',
      `${name} may not be read`,
      'Check the permissions of the file and of its folder.',
    );
  if (code === 'ELOOP')
    return new InputError('not-found', `${name} is a link to itself`, 'Give the file that it should point to.');
  return new InputError(
    'not-found',
    `${name} cannot be read (${code || String(error)})`,
    'Check that the disk it is on is there and whole.',
  );
}
