import { extname } from 'node:path';

const maximumNameBytes = 180; // file systems end at 255; suffixes and temporary names need the rest

/**
 * File names for the documents of a run: the source's name without its ending and with `.json`. Where two of them would get the same
 * name (on file systems that ignore case, too), or a name is taken by another document, a piece of the content hash is added. A
 * document that has a name keeps it; what the others get depends on which documents there are, not on their order or on how far a
 * run came before it broke off.
 * @param documents all documents of the run, those with a name, too
 * @param taken names in the output folder, with the documents that own them
 */
export function outputNames(
  documents: readonly { documentId: string; sourceName: string }[],
  taken: ReadonlyMap<string, string>,
): Map<string, string> {
  const kept = new Map([...taken].map(([file, documentId]) => [documentId, file]));
  const owners = new Map<string, number>();
  for (const { sourceName } of documents) {
    const key = nameKey(stemOf(sourceName).stem);
    owners.set(key, (owners.get(key) ?? 0) + 1);
  }
  const takenKeys = new Set([...taken.keys()].map((file) => nameKey(file.replace(/\.json$/, ''))));
  const names = new Map<string, string>();
  for (const { documentId, sourceName } of documents) {
    const { stem, cut } = stemOf(sourceName);
    const key = nameKey(stem);
    const hash = documentId.replace('sha256:', '');
    const short = `${stem}-${hash.slice(0, 8)}`;
    const isFree = (name: string) => !takenKeys.has(nameKey(name)) && !owners.has(nameKey(name));
    const name =
      !cut && owners.get(key) === 1 && !takenKeys.has(key)
        ? stem
        : isFree(short)
          ? short
          : `${stem}-${hash.slice(0, 48)}`;
    names.set(documentId, kept.get(documentId) ?? `${name}.json`);
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
