import { open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { notWritable } from '@yusuan/model';
import { BufferPool } from './bufferPool.ts';

const temporary = '.writing';

/** Characters that are gathered before they are written: each write is a trip to another thread. */
const batchLength = 1 << 18;
const buffers = new BufferPool(2 * batchLength);
const encoder = new TextEncoder();

/**
 * Writes a file whole or not at all: into a hidden file beside it, flushed to the disk, then renamed over it; the hidden file does not
 * outlive an error. Parts are written as they come. Returns the number of bytes.
 * @throws InputError `not-writable` where the file system refuses: no room, no right, a folder of that name
 */
export async function writeWhole(path: string, parts: Iterable<string> | AsyncIterable<string>): Promise<number> {
  const partial = join(dirname(path), `.${basename(path)}${temporary}`);
  try {
    return await writeAndRename(path, partial, parts);
  } catch (error) {
    await unlink(partial).catch(() => {}); // it was not made, or renamed already
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    const remedy = error.code === 'EISDIR' ? 'Remove the folder of that name' : 'Make room for it';
    throw notWritable(
      path,
      error,
      `${remedy}, or give a folder that may be written; the same command goes on from here.`,
    );
  }
}

async function writeAndRename(
  path: string,
  partial: string,
  parts: Iterable<string> | AsyncIterable<string>,
): Promise<number> {
  let bytes = 0;
  const file = await open(partial, 'w');
  try {
    await buffers.lend(async (buffer) => {
      let batch = '';
      const flush = async () => {
        for (let rest = batch; rest !== ''; ) {
          const { read, written } = encoder.encodeInto(rest, buffer);
          await file.writeFile(buffer.subarray(0, written));
          bytes += written;
          rest = rest.slice(read);
        }
        batch = '';
      };
      for await (const part of parts) {
        batch += part;
        if (batch.length >= batchLength) await flush();
      }
      await flush();
    });
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  await syncFolder(dirname(path));
  return bytes;
}

/** Removes what a killed run left half written. Only the holder of the folder's lock may call it. */
export async function removeHalfWritten(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith('.') && name.endsWith(temporary)) await unlink(join(folder, name));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
