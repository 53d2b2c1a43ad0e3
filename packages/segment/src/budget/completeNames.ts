import type { Draft } from './draft.ts';
import { foldSubjectName, type SubjectLists } from './subjects.ts';

/**
 * Gives a row without code, often with its name cut off, the class or section that the rows below it belong to:
 *
 *     |     |       | 机关工资福 |   → 501
 *     | 501 | 50101 | 工资津补  |
 */
export function completeFromBelow(drafts: Draft[], lists: SubjectLists): void {
  drafts.forEach((draft, i) => {
    if (draft.code !== null || draft.kind === 'total' || draft.kind === 'project' || draft.name === '') return;
    const next = drafts[i + 1];
    if (!next?.code || next.system === null || next.source === 'name') return;
    const before = drafts.slice(0, i).findLast((d) => d.code !== null && d.kind !== 'project');
    for (const length of [3, 5]) {
      if (next.code.length <= length) continue;
      const code = next.code.slice(0, length);
      if (before?.code?.startsWith(code)) continue;
      const known = lists[next.system]?.byCode(code);
      const name = foldSubjectName(draft.name);
      if (name.length < 2 || !known?.names.some((n) => n.startsWith(name) || name.startsWith(n))) continue;
      draft.kind = 'classified';
      draft.system = next.system;
      draft.code = code;
      draft.source = 'completed';
      draft.organisation = next.organisation;
      draft.organisationCode = next.organisationCode;
      return;
    }
  });
}
