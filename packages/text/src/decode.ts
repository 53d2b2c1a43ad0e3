import { InputError } from '@yusuan/model';

export interface Decoded {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

/** First bytes of formats that are no text, with what they are called. */
const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive or an Office document'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
];

/**
 * Bytes of a text file as a string: UTF-8, UTF-16 (both with or without byte order mark) or GB18030, line ends as \n.
 * Throws InputError `empty` or `not-text`.
 */
export function bytesToText(bytes: Uint8Array, sourceName: string): Decoded {
  if (bytes.length === 0) {
    throw new InputError(
      'empty',
      `${sourceName} is empty (0 bytes)`,
      'Check whether the file was copied or downloaded completely.',
    );
  }
  for (const [magic, name] of MAGIC) {
    if (magic.every((byte, i) => bytes[i] === byte)) {
      throw notText(sourceName, `it is ${name}`);
    }
  }
  const decoded = decode(bytes, sourceName);
  const text = decoded.text.replace(/^\uFEFF/, '').replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n');
  if (text.trim() === '') {
    throw new InputError(
      'empty',
      `${sourceName} holds nothing but blank space`,
      'Check whether the right file was given.',
    );
  }
  return { text, encoding: decoded.encoding };
}

function decode(bytes: Uint8Array, sourceName: string): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict(bytes, 'utf-16le', sourceName);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict(bytes, 'utf-16be', sourceName);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return strict(bytes, 'utf-8', sourceName);
  const wide = guessUtf16(bytes);
  if (wide) return strict(bytes, wide, sourceName);
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null && isPlausible(utf8, false)) return { text: utf8, encoding: 'utf-8' };
  const gb = utf8 === null ? tryDecode(bytes, 'gb18030') : null;
  if (gb !== null && isPlausible(gb, true)) return { text: gb, encoding: 'gb18030' };
  throw notText(sourceName, 'it is neither UTF-8, UTF-16 nor GB18030 text');
}

function strict(bytes: Uint8Array, encoding: Decoded['encoding'], sourceName: string): Decoded {
  const text = tryDecode(bytes, encoding);
  if (text === null || !isPlausible(text, false))
    throw notText(sourceName, `its first bytes say ${encoding}, but the rest is not`);
  return { text, encoding };
}

function tryDecode(bytes: Uint8Array, encoding: Decoded['encoding']): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: line ends, digits and tabs have a zero byte, always on the same side; on the other there are only those of 一 (U+4E00). */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const size = Math.min(bytes.length - (bytes.length % 2), 65_536);
  if (size < 2 || bytes.length % 2 === 1) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const enough = Math.max(1, size / 400);
  if (odd >= enough && even * 4 <= odd) return 'utf-16le';
  if (even >= enough && odd * 4 <= even) return 'utf-16be';
  return null;
}

/** No control characters; for GB18030, in which nearly any bytes decode, also mostly characters that texts are made of. */
function isPlausible(text: string, demanding: boolean): boolean {
  const step = Math.max(1, Math.floor(text.length / 200_000));
  let seen = 0;
  let control = 0;
  let usual = 0;
  for (let i = 0; i < text.length; i += step) {
    const code = text.charCodeAt(i);
    seen++;
    if ((code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 0x1a) || code === 0x7f)
      control++;
    if (
      (code >= 0x20 && code < 0x7f) ||
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x4e00 && code <= 0x9fa5) ||
      (code >= 0x3000 && code <= 0x303f) ||
      (code >= 0xff00 && code <= 0xff5e) ||
      (code >= 0x2010 && code <= 0x2027) ||
      code === 0xb7 ||
      code === 0x2265 ||
      code === 0x2264
    )
      usual++;
  }
  if (control * 500 > seen) return false;
  return !demanding || usual * 100 >= seen * 90;
}

function notText(sourceName: string, why: string): InputError {
  return new InputError(
    'not-text',
    `${sourceName} cannot be read as text: ${why}`,
    'Give the file the ending of its real format, or save it as UTF-8 text.',
  );
}
