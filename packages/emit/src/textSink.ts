import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { FlatRow } from '@yusuan/schemas';
import type { RowSink } from './rowSink.ts';

/** Where text goes: a file, or a stream that stays open such as stdout. */
export type TextTarget = { path: string } | { stream: NodeJS.WritableStream };

/** Writes rows as text, waiting whenever the target is slower than the rows. */
export function textSink(target: TextTarget, head: string, toText: (rows: FlatRow[]) => string): RowSink {
  const stream = 'path' in target ? openFile(target.path) : target.stream;
  const push = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
  let begun = false;
  const begin = async () => {
    if (!begun && head !== '') await push(head);
    begun = true;
  };
  return {
    async write(rows) {
      await begin();
      if (rows.length > 0) await push(toText(rows));
    },
    async close() {
      await begin();
      if ('path' in target) {
        stream.end();
        await finished(stream);
      }
    },
  };
}

function openFile(path: string): NodeJS.WritableStream {
  return createWriteStream(path).on('error', () => {}); // the write that failed says so, too
}
