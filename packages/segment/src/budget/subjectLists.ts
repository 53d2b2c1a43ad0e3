import { type CodeEntry, codeList } from '@yusuan/codes';
import type { ClassificationSystem } from '@yusuan/schemas';
import { foldSubjectName, type Subject, type SubjectList, type SubjectLists } from './subjects.ts';

const systems = ['functional', 'economic_department', 'economic_government'] as const;
const known = new Map<number | null, SubjectLists>();

/** The lists of a fiscal year, arranged for going down from class to item. Built once a year and kept. */
export function subjectListsOf(year: number | null): SubjectLists {
  let lists = known.get(year);
  if (!lists) {
    lists = Object.fromEntries(systems.map((system) => [system, toSubjectList(system, year)]));
    known.set(year, lists);
  }
  return lists;
}

function toSubjectList(system: ClassificationSystem, year: number | null): SubjectList {
  const byCode = new Map<string, Subject>();
  const children = new Map<string | null, Subject[]>();
  for (const entry of codeList(system, year).entries()) {
    const subject = toSubject(entry);
    byCode.set(subject.code, subject);
    const siblings = children.get(entry.parent);
    if (siblings) siblings.push(subject);
    else children.set(entry.parent, [subject]);
  }
  return { system, byCode: (code) => byCode.get(code), children: (parent) => children.get(parent) ?? [] };
}

function toSubject(entry: CodeEntry): Subject {
  const names = [entry.name, ...entry.alternatives].map(foldSubjectName);
  return { code: entry.code, name: entry.name, names: [...new Set(names)] };
}
