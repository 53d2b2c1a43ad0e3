import { foldForMatch } from '@yusuan/normalize';
import type { ClassificationSystem, CodeLevel } from '@yusuan/schemas';
import { readData } from './data.ts';
import { joinCodeParts, levelOf, parentOf } from './hierarchy.ts';
import { nameKey, nameKeys } from './nameKey.ts';

export interface CodeEntry {
  system: ClassificationSystem;
  code: string;
  /** The name in the list's year. */
  name: string;
  level: CodeLevel;
  parent: string | null;
  /** Documents in which the code was seen, and those that print this name. */
  documents: number;
  documentsWithName: number;
  /** Years of these documents; empty where unknown. */
  years: readonly number[];
  confidence: 'high' | 'medium' | 'order';
  /** Other wordings that documents print. */
  alternatives: readonly string[];
}

export interface NameContext {
  /** Only direct children of this code. */
  parent?: string;
  level?: CodeLevel;
}

/** One classification in one fiscal year. */
export interface CodeList {
  readonly system: ClassificationSystem;
  readonly year: number | null;
  readonly size: number;
  byCode(code: string): CodeEntry | null;
  /** Parts in up to three columns, zeros dropped or not: `['208', '1', '2']`. The code also where the list does not know it. */
  byPath(parts: readonly string[], above?: string | null): { code: string; entry: CodeEntry | null } | null;
  /** The one entry of that name, or null where there is none or more than one. Enumerations, `支出` at the end and `(类)` do not matter. */
  byName(name: string, context?: NameContext): CodeEntry | null;
  allByName(name: string, context?: NameContext): CodeEntry[];
  /** The one entry whose name begins with a name cut off (`机关工资福`), or null. At least three characters. */
  byNamePrefix(cut: string, context?: NameContext): CodeEntry | null;
  childrenOf(code: string): CodeEntry[];
  entries(): IterableIterator<CodeEntry>;
}

const FILES: Partial<Record<ClassificationSystem, string>> = {
  functional: 'functional.csv',
  economic_department: 'economic_department.csv',
  economic_government: 'economic_government.csv',
};

const baseLists = new Map<ClassificationSystem, CodeEntry[]>();
const lists = new Map<string, CodeList>();
let formerNames: { system: string; code: string; name: string; lastYear: number }[] | undefined;

function former(): { system: string; code: string; name: string; lastYear: number }[] {
  formerNames ??= readData('former_names.csv').map(([system, code, name, lastYear]) => ({
    system: system!,
    code: code!,
    name: name!,
    lastYear: Number(lastYear),
  }));
  return formerNames;
}

/** The list of a system for a fiscal year (null: the newest). Systems without a list (revenue) give an empty one. Loaded once, kept. */
export function codeList(system: ClassificationSystem, year: number | null = null): CodeList {
  // Names change only where former_names.csv says so: years between two changes share a list.
  const changes = former().filter((row) => row.system === system && year !== null && year <= row.lastYear);
  const key = `${system}:${changes.map((row) => row.code).join(',')}`;
  const known = lists.get(key);
  if (known) return known.year === year ? known : { ...known, year };
  const names = new Map(changes.map((row) => [row.code, row.name]));
  const list = createList(
    system,
    year,
    baseEntries(system).map((entry) => {
      const name = names.get(entry.code);
      return name === undefined ? entry : { ...entry, name, alternatives: [entry.name, ...entry.alternatives] };
    }),
  );
  lists.set(key, list);
  return list;
}

function baseEntries(system: ClassificationSystem): CodeEntry[] {
  const known = baseLists.get(system);
  if (known) return known;
  const file = FILES[system];
  const entries = file === undefined ? [] : readData(file).map((row) => toEntry(system, row));
  baseLists.set(system, entries);
  return entries;
}

function toEntry(system: ClassificationSystem, row: string[]): CodeEntry {
  const [code, name, withName, documents, years, confidence, alternatives] = row as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const seen = alternatives === '' ? [] : alternatives.split('/').map((item) => item.slice(0, item.lastIndexOf(':')));
  const old = former()
    .filter((item) => item.system === system && item.code === code)
    .map((item) => item.name);
  return {
    system,
    code,
    name,
    level: levelOf(code, system)!,
    parent: parentOf(code),
    documents: Number(documents),
    documentsWithName: Number(withName),
    years: expandYears(years),
    confidence: confidence as CodeEntry['confidence'],
    alternatives: [...new Set([...old, ...seen])],
  };
}

function expandYears(text: string): number[] {
  const years: number[] = [];
  for (const range of text === '' ? [] : text.split('/')) {
    const [from, to = from] = range.split('-').map(Number) as [number, number?];
    for (let year = from; year <= to!; year++) years.push(year);
  }
  return years;
}

function createList(system: ClassificationSystem, year: number | null, entries: CodeEntry[]): CodeList {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  let names: Map<string, CodeEntry[]> | undefined;
  let others: Map<string, CodeEntry[]> | undefined;
  const index = (wordings: (entry: CodeEntry) => readonly string[]): Map<string, CodeEntry[]> => {
    const map = new Map<string, CodeEntry[]>();
    for (const entry of entries) {
      for (const key of new Set(wordings(entry).flatMap(nameKeys))) {
        const list = map.get(key);
        if (list) list.push(entry);
        else map.set(key, [entry]);
      }
    }
    return map;
  };
  const fits = (entry: CodeEntry, context: NameContext): boolean =>
    (context.parent === undefined || entry.parent === context.parent) &&
    (context.level === undefined || entry.level === context.level);
  const allByName = (name: string, context: NameContext = {}): CodeEntry[] => {
    names ??= index((entry) => [entry.name]);
    const keys = nameKeys(name);
    for (const key of keys) {
      const found = (names.get(key) ?? []).filter((entry) => fits(entry, context));
      const exact = found.filter((entry) => foldForMatch(entry.name) === key);
      if (exact.length > 0) return exact;
      if (found.length > 0) return found;
    }
    others ??= index((entry) => entry.alternatives);
    for (const key of keys) {
      const found = (others.get(key) ?? []).filter((entry) => fits(entry, context));
      if (found.length > 0) return found;
    }
    return [];
  };
  return {
    system,
    year,
    size: entries.length,
    byCode: (code) => byCode.get(code) ?? null,
    byPath: (parts, above = null) => {
      const code = joinCodeParts(parts, system, above);
      return code === null ? null : { code, entry: byCode.get(code) ?? null };
    },
    byName: (name, context = {}) => only(allByName(name, context)),
    allByName,
    byNamePrefix: (cut, context = {}) => {
      const key = nameKey(cut);
      if ([...key].length < 3) return null;
      const found = entries.filter((entry) => fits(entry, context) && foldForMatch(entry.name).startsWith(key));
      return found.find((entry) => foldForMatch(entry.name) === key) ?? only(found);
    },
    childrenOf: (code) => entries.filter((entry) => entry.parent === code),
    entries: () => byCode.values(),
  };
}

function only(found: CodeEntry[]): CodeEntry | null {
  return found.length === 1 ? found[0]! : null;
}
