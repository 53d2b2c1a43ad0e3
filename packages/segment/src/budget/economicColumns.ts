import { foldForMatch } from '@yusuan/normalize';
import { subtotalLeaf, systemHeaders } from '@yusuan/pipelines';
import type { ClassificationSystem } from '@yusuan/schemas';
import { foldSubjectName, nameToSubject, type Subject, type SubjectList, type SubjectLists } from './subjects.ts';
import { foldHeader } from './words.ts';

export interface EconomicColumn {
  system: ClassificationSystem;
  code: string;
}

const systems = ['economic_department', 'economic_government'] as const;

/**
 * Columns that are economic subjects themselves: below the class 工资福利支出 (301) stand 小计, 基本工资 (30101), 津贴补贴 … The list whose classes
 * the headers name most decides; a column whose subject stays unknown has no entry.
 */
export function pathsToEconomicColumns(
  paths: string[][],
  title: string,
  lists: SubjectLists,
): Map<number, EconomicColumn> {
  const titled = systemHeaders.find((rule) => rule.pattern.test(foldForMatch(title)))?.system;
  const order = titled === 'economic_government' ? [...systems].reverse() : systems;
  let best = new Map<number, EconomicColumn>();
  for (const system of order) {
    const list = lists[system];
    if (!list) continue;
    const found = columnsOf(paths, system, list);
    if (found.size > best.size) best = found;
  }
  return best.size >= 2 ? withoutDoubles(best) : new Map();
}

/** Two columns of one subject: header texts were cut off or lost, and neither is sure. */
function withoutDoubles(columns: Map<number, EconomicColumn>): Map<number, EconomicColumn> {
  const seen = new Map<string, number>();
  for (const { code } of columns.values()) seen.set(code, (seen.get(code) ?? 0) + 1);
  const first = new Set<string>();
  return new Map(
    [...columns].filter(([, { code }]) => {
      const head = code.length === 3 && !first.has(code);
      first.add(code);
      return seen.get(code) === 1 || head;
    }),
  );
}

function columnsOf(paths: string[][], system: ClassificationSystem, list: SubjectList): Map<number, EconomicColumn> {
  const found = classColumns(paths, system, list);
  paths.forEach((path, i) => {
    const leaf = headToName(path.at(-1));
    if (path.length < 2) return;
    const parent = headToClass(list, headToName(path.at(-2)));
    if (!parent) return;
    const subject = subtotalLeaf.test(leaf)
      ? parent
      : (nameToSubject(list, parent.code, leaf) ?? gappedName(list, parent.code, leaf));
    if (subject) found.set(i, { system, code: subject.code });
  });
  return found;
}

/** The name in a head, its printed code taken off: 30201 办公费. */
const headToName = (head = ''): string =>
  foldSubjectName(foldHeader(head)).replace(/^[35]\d{2}(?:\d{2})?[-.]?(?=\p{Script=Han})/u, '');

/** Leaves that are classes themselves, below 基本支出 or alone: 工资福利支出, 商品和服务支出. One alone says nothing. */
function classColumns(paths: string[][], system: ClassificationSystem, list: SubjectList): Map<number, EconomicColumn> {
  const found = new Map<number, EconomicColumn>();
  paths.forEach((path, i) => {
    const leaf = headToName(path.at(-1));
    const subject = list.children(null).find((candidate) => candidate.names.includes(leaf));
    if (subject) found.set(i, { system, code: subject.code });
  });
  return found.size >= 2 ? found : new Map();
}

/** A class by its name, which may be cut off at either end: 机关工资福利, 本性支出(二). */
function headToClass(list: SubjectList, head: string): Subject | null {
  const classes = list.children(null);
  const exact = classes.find((subject) => subject.names.includes(head));
  if (exact) return exact;
  if (head.length < 5) return null;
  const partial = classes.filter((subject) =>
    subject.names.some((name) => name.startsWith(head) || name.endsWith(head)),
  );
  return partial.length === 1 ? partial[0]! : null;
}

/** The one child whose name holds the letters of `leaf` in order: 工资津补贴 for 工资奖金津补贴. */
function gappedName(list: SubjectList, parent: string, leaf: string): Subject | null {
  if (leaf.length < 4) return null;
  const found = list.children(parent).filter((subject) => {
    let at = 0;
    for (const letter of subject.name) if (letter === leaf[at]) at++;
    return at === leaf.length;
  });
  return found.length === 1 ? found[0]! : null;
}
