import * as nodeModule from 'node:module';

/** What pdf.js keeps of a page's graphics state while it reads the page. */
interface State {
  pathBuffer: unknown;
  pathMinMax: unknown;
  clone(options?: { newPath?: boolean }): State;
}

export interface Font extends Metrics {
  lineHeight: number;
  isOpenType: boolean;
  checkAndRepair(name: string, file: FontFile, properties: FontProperties): Uint8Array;
}

interface FontFile {
  getBytes(): Uint8Array;
  reset(): void;
}

interface FontProperties {
  /** The character map of a composite font; others have none. */
  cMap?: { builtInCMap: boolean };
  composite?: boolean;
  hasIncludedToUnicodeMap?: boolean;
}

/** Parts of the font size above and below the baseline. */
interface Metrics {
  ascent: number;
  descent: number;
  lineGap: number;
}

interface Classes {
  EvalState: { new (): State; prototype: State };
  Font: { prototype: Font };
  IdentityCMap: CMapClass;
  OperatorList: { prototype: object };
}

type CMapClass = new (...options: never[]) => object;

const classNames = ['EvalState', 'Font', 'IdentityCMap', 'OperatorList'];

let leftOut = false;

/**
 * Spares pdf.js what it does for painting alone; what is read stays the same. To be called before a PDF is opened,
 * in threads that do nothing but read documents. Without module.registerHooks (Node.js 22.15) it changes nothing.
 */
export function leaveOutPainting(): void {
  leftOut = true;
}

/** Loads the parsing half of pdf.js by `load`, without painting where it is to be left out. */
export async function loadForReading<T extends object>(load: () => Promise<T>): Promise<T> {
  if (!leftOut || !('registerHooks' in nodeModule)) return load();
  const hooks = nodeModule.registerHooks({ load: exportClasses });
  try {
    const loaded = await load();
    if ('EvalState' in loaded) leaveOut(loaded as unknown as Classes);
    return loaded;
  } finally {
    hooks.deregister();
  }
}

/** pdf.js exports none of its classes: a line is added that does. */
const exportClasses: nodeModule.LoadHookSync = (url, context, next) => {
  const loaded = next(url, context);
  if (!url.endsWith('/pdf.worker.mjs') || !loaded.source) return loaded;
  const source = Buffer.from(loaded.source as Uint8Array).toString();
  const found = classNames.every((name) => source.includes(`\nclass ${name} `));
  return found ? { ...loaded, source: `${source}\nexport { ${classNames.join(', ')} };\n` } : loaded;
};

function leaveOut({ EvalState, Font, IdentityCMap, OperatorList }: Classes): void {
  copyStates(EvalState);
  readMetricsOnly(Font.prototype, IdentityCMap);
  // For a thread that paints it lists the buffers of all paths and matrices, by which each of them gets one outside the heap.
  Object.defineProperty(OperatorList.prototype, '_transfers', { get: () => [] });
}

/** Each state that is saved would be the prototype of the next one, and no code could be optimized for their shape. */
function copyStates(EvalState: Classes['EvalState']): void {
  EvalState.prototype.clone = function ({ newPath = false } = {}) {
    const copy: State = Object.assign(Object.create(EvalState.prototype), this);
    if (newPath) {
      const { pathBuffer, pathMinMax } = new EvalState();
      Object.assign(copy, { pathBuffer, pathMinMax });
    }
    return copy;
  };
}

/**
 * TrueType fonts are repaired, glyph by glyph, for a browser to load them. Where their text does not depend on their file, the metrics are
 * enough: composite fonts, but for those with a character map of their own, which may fail; others with a ToUnicode map.
 */
export function readMetricsOnly(prototype: Font, IdentityCMap: CMapClass): void {
  const repair = prototype.checkAndRepair;
  prototype.checkAndRepair = function (name, file, properties) {
    const { cMap, composite, hasIncludedToUnicodeMap } = properties;
    if (composite ? cMap?.builtInCMap || cMap instanceof IdentityCMap : hasIncludedToUnicodeMap) {
      const metrics = trueTypeMetrics(file.getBytes());
      file.reset();
      if (metrics !== null) {
        const { ascent, descent, lineGap } = metrics;
        Object.assign(this, metrics, { lineHeight: ascent - descent + lineGap, isOpenType: false });
        return new Uint8Array(0);
      }
    }
    return repair.call(this, name, file, properties);
  };
}

/** Tables without which pdf.js would not take the font, with the fewest bytes they may have. */
const requiredTables = { glyf: 1, head: 54, hhea: 36, hmtx: 1, loca: 1, maxp: 6 };

type Tables = Record<keyof typeof requiredTables, Table>;

interface Table {
  offset: number;
  length: number;
}

/**
 * Metrics of a TrueType font, in parts of the font size; null where it is anything else, or so damaged that pdf.js might give it up: it
 * then reads its text in other ways.
 * Source: OpenType specification 1.9, "Organization of an OpenType Font", head, hhea, loca, maxp.
 */
export function trueTypeMetrics(bytes: Uint8Array): Metrics | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  if (tables === null) return null;
  const { head, hhea, maxp } = tables;
  const unitsPerEm = view.getUint16(head.offset + 18);
  const version = view.getUint32(maxp.offset);
  if (unitsPerEm === 0 || (version !== 0x00010000 && version !== 0x00005000) || !hasOutlines(view, tables)) return null;
  return {
    ascent: view.getInt16(hhea.offset + 4) / unitsPerEm,
    descent: view.getInt16(hhea.offset + 6) / unitsPerEm,
    lineGap: view.getInt16(hhea.offset + 8) / unitsPerEm,
  };
}

function tablesOf(view: DataView): Tables | null {
  if (view.byteLength < 12 || view.getUint32(0) !== 0x00010000) return null;
  const directoryEnd = 12 + 16 * view.getUint16(4);
  if (directoryEnd > view.byteLength) return null;
  const tables = new Map<string, Table>();
  for (let entry = 12; entry < directoryEnd; entry += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(entry + i)));
    tables.set(tag, { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) });
  }
  let end = directoryEnd;
  for (const { offset, length } of [...tables.values()].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) return null;
    end = offset + length;
  }
  if (end > view.byteLength || tables.has('CFF ')) return null;
  for (const [tag, bytes] of Object.entries(requiredTables)) if ((tables.get(tag)?.length ?? 0) < bytes) return null;
  return Object.fromEntries(tables) as unknown as Tables;
}

/** Whether each glyph begins where the one before it ends, within their table. */
function hasOutlines(view: DataView, { glyf, head, loca, maxp }: Tables): boolean {
  const bytes = [2, 4][view.getInt16(head.offset + 50)];
  const glyphs = view.getUint16(maxp.offset + 4);
  if (bytes === undefined || loca.length !== (glyphs + 1) * bytes) return false;
  let last = 0;
  for (let at = loca.offset; at < loca.offset + loca.length; at += bytes) {
    const location = bytes === 2 ? 2 * view.getUint16(at) : view.getUint32(at);
    if (location < last) return false;
    last = location;
  }
  return last <= glyf.length;
}
