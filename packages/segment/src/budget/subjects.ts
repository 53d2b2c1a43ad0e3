import { foldForMatch } from '@yusuan/normalize';
import type { ClassificationSystem } from '@yusuan/schemas';
import type { KnownCodes, OpenCodes } from './codeCells.ts';
import { stripEnumeration } from './words.ts';

/** Brackets are printed in some places and left out in others: 维修（护）费. */
export function foldSubjectName(name: string): string {
  return foldForMatch(name).replace(/[()]/g, '');
}

/** A coded subject of an official list. `names` are the folded spellings seen in print, the official one first. */
export interface Subject {
  code: string;
  name: string;
  names: string[];
}

/** One classification in one year, as the segmenter asks for it. */
export interface SubjectList {
  system: ClassificationSystem;
  byCode(code: string): Subject | undefined;
  /** Subjects directly below a code; the classes where it is null. */
  children(parent: string | null): readonly Subject[];
}

export type SubjectLists = Partial<Record<ClassificationSystem, SubjectList>>;

/** The codes of all lists of a year, for cells in which a code and a name stand together. */
export function knownCodes(lists: SubjectLists): KnownCodes {
  const byCode = (code: string) => Object.values(lists).flatMap((list) => list.byCode(code) ?? []);
  return {
    has: (code) => byCode(code).length > 0,
    isNamed: (code, name) =>
      byCode(code).some((subject) => closeness(foldSubjectName(stripEnumeration(name)), subject) >= 2),
  };
}

/** How sure a name names a subject: the same word, the same but for 支出 at its end, or cut short. */
type Closeness = 3 | 2 | 1;

const tail = /(?:支出|经费|费用|费|等)$/;

function bare(name: string): string {
  return name.replace(tail, '').replace(tail, '') || name;
}

function closeness(name: string, subject: Subject): Closeness | 0 {
  let best: Closeness | 0 = 0;
  const own = bare(name);
  for (const candidate of subject.names) {
    if (candidate === name) return 3;
    if (bare(candidate) === own && own.length > 1) best = 2;
    else if (
      best < 1 &&
      name.length >= 3 &&
      (candidate.startsWith(own) || own.startsWith(bare(candidate))) &&
      bare(candidate).length > 2
    )
      best = 1;
  }
  return best;
}

/** The subject below `parent` that a row names; null where none or two are equally close. */
export function nameToSubject(list: SubjectList, parent: string | null, rowName: string): Subject | null {
  const name = foldSubjectName(rowName);
  if (name === '') return null;
  let best: Subject | null = null;
  let bestCloseness = 0;
  let tied = false;
  for (const subject of list.children(parent)) {
    const close = closeness(name, subject);
    if (close === 0 || close < bestCloseness) continue;
    tied = close === bestCloseness;
    best = subject;
    bestCloseness = close;
  }
  return tied && bestCloseness < 2 ? null : best;
}

/**
 * The subject that a row without code names, by what is open above it: an item of the open section, a section of the open class, a class.
 * 教育支出 needs no context, 行政运行 stands below many sections; 住房保障支出 is a class unless it is indented below one.
 */
export function nameToSubjectInContext(
  list: SubjectList,
  open: OpenCodes,
  rowName: string,
  top: boolean,
  indented: boolean,
): Subject | null {
  const sure = (parent: string | null): Subject | null => {
    const found = nameToSubject(list, parent, rowName);
    return found && closeness(foldSubjectName(rowName), found) >= 2 ? found : null;
  };
  if (top) return nameToSubject(list, null, rowName);
  if (!indented) {
    const name = foldSubjectName(rowName);
    const exact = list.children(null).find((subject) => subject.names.includes(name));
    if (exact) return exact;
  }
  const item = open.section === null ? null : sure(open.section);
  if (item) return item;
  const section = open.class === null ? null : sure(open.class);
  return section ?? sure(null);
}
