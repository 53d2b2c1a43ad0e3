import { cleanName, foldWidth, parseEnumeration } from '@yusuan/normalize';
import { emptySubject, subjectBody, subjectLead, subjectTail, totalSubject } from '@yusuan/pipelines';

/** What a paragraph and its heading name, for sentences that do not say it themselves. */
export interface SubjectContext {
  /** `2.公务接待费：` at the head of the paragraph. */
  label: string | null;
  section: string | null;
  organisation: string | null;
}

/** The subject that the words before an amount name, its enumeration, year, body and verbs taken off. Empty where there is none. */
export function wordsToSubject(before: string, context: SubjectContext): string {
  const parts = before
    .replace(/^[、，,；;。)）]+/, '')
    .split(/[，,。；;：:]/)
    .map((part) => cleanSubject(part, context.organisation))
    .filter((part) => part !== '');
  const own = parts.findLast((part) => !isEmptySubject(part)) ?? parts.at(-1) ?? '';
  if (own !== '' && !isEmptySubject(own) && !isBareTotal(own, context)) return own;
  const named = context.label ?? headingSubject(context.section);
  return named !== null && named !== '' && !isEmptySubject(named) ? named : own;
}

/** 支出预算 in a paragraph on one item is the item's, not the total. */
function isBareTotal(subject: string, context: SubjectContext): boolean {
  return emptySubject.test(subject) && context.label !== null && !totalSubject.test(context.label);
}

const isEmptySubject = (subject: string): boolean => emptySubject.test(subject) && !totalSubject.test(subject);

function cleanSubject(words: string, organisation: string | null): string {
  let subject = words;
  for (let i = 0; i < 3; i++) {
    const before = subject;
    subject = stripEnumeration(subject).replace(subjectLead, '');
    subject = subject.replace(/^(?:截至)?(?:19|20)\d{2}年?(?:度|初|底|末)?[，,]?/, '');
    if (organisation && subject.startsWith(organisation)) subject = subject.slice(organisation.length);
    subject = subject.replace(subjectBody, '');
    if (subject === before) break;
  }
  return cleanName(
    subject
      .replace(subjectTail, '')
      .replace(/^[的、)）”]+(?=[\p{Script=Han}])/u, '')
      .replace(/[（(]$/, ''),
  );
}

/** The name at the head of a paragraph, `2.公务接待费。…`, `（1）公务用车运行维护费：…`; null where it begins with a sentence. */
export function paragraphLabel(text: string): string | null {
  const enumeration = parseEnumeration(text);
  const rest = enumeration && enumeration.level !== null ? enumeration.rest : text;
  const match = /^([^，,。；;：:\d]{2,40}?)(?:\(.{0,12}\))?[。：:]/.exec(foldWidth(rest).replaceAll(':', '：'));
  if (!match) return enumeration ? labelBeforeNumber(rest) : null;
  const label = cleanName(match[1]!).replace(/(?:情况说明|情况)$/, '');
  return isEmptySubject(label) || /^(?:其中|主要|包括|按)/.test(label) ? null : label;
}

function labelBeforeNumber(rest: string): string | null {
  const match = /^([\p{Script=Han}“”"（）()、]{3,30}?)(?:预算|支出|安排|为|是|20\d\d|\d)/u.exec(rest);
  return match && !isEmptySubject(match[1]!) ? cleanName(match[1]!) : null;
}

/** A heading as a subject: `1. 国家工作人员招录经费项目`, `（三）公务接待费`. */
function headingSubject(section: string | null): string | null {
  if (section === null) return null;
  const bare = stripEnumeration(section).replace(
    /(?:预算)?(?:支出)?(?:安排)?(?:情况)?(?:的)?(?:总体)?(?:说明|情况)$/,
    '',
  );
  return cleanName(bare.replace(/^(?:19|20)\d{2}年(?:度)?/, ''));
}

function stripEnumeration(text: string): string {
  const enumeration = parseEnumeration(text);
  return enumeration && enumeration.level !== null ? enumeration.rest : text;
}
