import { cleanName, foldForMatch, parseEnumeration } from '@yusuan/normalize';
import {
  type AmountLabel,
  amountLabels,
  amountPrefix,
  codeBeforeName,
  type FormField,
  firstLevelWords,
  formLabels,
  indicatorPrefix,
  secondLevelWords,
  type TargetColumnRole,
  targetColumnWords,
} from '@yusuan/pipelines';
import type { IndicatorLevel } from '@yusuan/schemas';

const UNIT_IN_BRACKETS = /\((?:单位:?|金额单位:?)?(?:人民币)?(?:亿|百万|千|万)?元\)/g;

/** A label as the declarations spell it: folded, `其中:` and other enumerations, colons at the end and a unit in brackets taken off. */
export function labelKey(text: string): string {
  const enumeration = parseEnumeration(text);
  const rest = enumeration && enumeration.rest !== '' ? enumeration.rest : text;
  return foldForMatch(rest)
    .replace(UNIT_IN_BRACKETS, '')
    .replace(/[:;。]+$/, '');
}

/** What a head over a list of indicators, or of projects, says of its column. */
export function columnRole(text: string): TargetColumnRole | null {
  const key = labelKey(text);
  return key === '' ? null : (targetColumnWords.find((word) => word.pattern.test(key))?.role ?? null);
}

/** The field of a form that a label names; `other` for a label of none that is kept. */
export function formField(text: string): FormField | null {
  const key = labelKey(text);
  return key === '' ? null : (formLabels.find((label) => label.pattern.test(key))?.field ?? null);
}

/** What money a label names. */
export function amountLabel(text: string): AmountLabel | null {
  const key = labelKey(text).replace(amountPrefix, '');
  return key === '' ? null : (amountLabels.find((label) => label.pattern.test(key)) ?? null);
}

/** The 一级指标 that a text names. */
export function firstLevel(text: string): IndicatorLevel | null {
  const key = labelKey(text).replace(/\(.*\)$/, '');
  return firstLevelWords.find((word) => word.pattern.test(key))?.level ?? null;
}

/** The first level that a 二级指标 belongs to; not `certain` where it stands below several. */
export function secondLevel(text: string): { level: IndicatorLevel; certain: boolean } | null {
  const key = labelKey(text).replace(/\(.*\)$/, '');
  return secondLevelWords.find((word) => word.pattern.test(key)) ?? null;
}

/** Whether a text names a level of indicators, and no indicator. */
export function isLevelWord(text: string): boolean {
  return firstLevel(text) !== null || secondLevel(text) !== null;
}

/** An indicator's name: layout spaces and `指标1：` taken off. */
export function indicatorName(text: string): string {
  return cleanName(text).replace(indicatorPrefix, '');
}

/** A project's or organisation's name without the code before it. */
export function plainName(text: string): string {
  return cleanName(text).replace(codeBeforeName, '');
}
