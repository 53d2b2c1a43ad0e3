import { extname } from 'node:path';

const maximumNameBytes = 180; // file systems end at 255; suffixes and temporary names need the rest

/**
 * File names for documents: the source's name without its ending and with `.json`. Where two documents would get the same name (on
 * file systems that ignore case, too), or a name is already taken by another document, a piece of the content hash is added.
 */
export function outputNames(
  documents: readonly { documentId: string; sourceName: string }[],
  taken: ReadonlyMap<string, string>,
): Map<string, string> {
  const owners = new Map<string, number>();
  for (const { sourceName } of documents) {
    const key = nameKey(stemOf(sourceName).stem);
    owners.set(key, (owners.get(key) ?? 0) + 1);
  }
  const takenKeys = new Map([...taken].map(([file, documentId]) => [nameKey(file.replace(/\.json$/, '')), documentId]));
  const names = new Map<string, string>();
  for (const { documentId, sourceName } of documents) {
    const { stem, cut } = stemOf(sourceName);
    const key = nameKey(stem);
    const owner = takenKeys.get(key);
    const alone = !cut && owners.get(key) === 1 && (owner === undefined || owner === documentId);
    names.set(documentId, alone ? `${stem}.json` : `${stem}-${documentId.replace('sha256:', '').slice(0, 8)}.json`);
  }
  return names;
}

function stemOf(sourceName: string): { stem: string; cut: boolean } {
  const extension = extname(sourceName);
  const whole = (extension === '' ? sourceName : sourceName.slice(0, -extension.length))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not stand in a file name
    .replace(/[\u0000-\u001f<>:"/\\|?*\ufffd]/g, '_')
    .replace(/^\.+/, '_');
  let stem = whole === '' ? '_' : whole;
  let cut = false;
  while (Buffer.byteLength(stem) > maximumNameBytes) {
    stem = [...stem].slice(0, -1).join('');
    cut = true;
  }
  return { stem, cut };
}

function nameKey(stem: string): string {
  return stem.normalize('NFC').toLowerCase();
}
