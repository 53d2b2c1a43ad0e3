import { foldForMatch, parseFiscalYear } from '@yusuan/normalize';
import {
  amountLeaf,
  amountTotalLeaf,
  budgetWords,
  lastYearsFigure,
  measureRules,
  neutralHeaders,
  noOtherYear,
  phaseWords,
  shortYear,
  sourceHeads,
  subtotalLeaf,
  subtotalMeasures,
  yearsBack,
} from '@yusuan/pipelines';
import type { KnownMeasure, Measure, Phase, TableType } from '@yusuan/schemas';
import { foldHeader } from './words.ts';

/** The measure that the leaf of a header path names by itself; null where no declaration knows it. */
export function measureOfLeaf(path: string[], type: TableType): KnownMeasure | null {
  const leaf = foldHeader(path.at(-1) ?? '');
  const above = path.slice(0, -1).map(foldHeader).join('/');
  const rule = [...measureRules]
    .sort((a, b) => Number(b.types !== undefined) - Number(a.types !== undefined))
    .find((r) => r.leaf.test(leaf) && (!r.types || r.types.includes(type)) && (!r.above || r.above.test(above)));
  if (!rule && leaf === '' && path.length > 0 && /(?:19|20)\d\d/.test(path.at(-1)!)) return 'budget';
  if (!rule && subtotalLeaf.test(leaf)) return 'total';
  return rule?.measure ?? null;
}

/** The measures of the amount columns of one pane, in their order. `paths` are their header paths. */
export function pathsToMeasures(paths: string[][], type: TableType, finalAccounts = false): Measure[] {
  return paths.map((path) => {
    const measure = pathToMeasure(path, paths, type);
    const isPlain = measure === 'budget' && !path.some((text) => budgetWords.test(foldForMatch(text)));
    return finalAccounts && isPlain ? 'final' : measure;
  });
}

function pathToMeasure(path: string[], all: string[][], type: TableType): Measure {
  if (path.some((text) => isChange(text))) return 'change';
  const leaf = foldHeader(path.at(-1) ?? '');
  const other: Measure = `other:${path.join('/')}`;
  if (subtotalLeaf.test(leaf)) return subtotalMeasure(path, leaf, all, type) ?? other;
  return (
    amountMeasure(path, leaf, all, type) ??
    measureOfLeaf(path, type) ??
    (all.length === 1 && leaf === '' ? 'budget' : other)
  );
}

function isChange(text: string): boolean {
  return measureRules.some((rule) => rule.measure === 'change' && rule.leaf.test(foldHeader(text)));
}

/**
 * 小计 below 基本支出 is `basic`, below 公务用车购置及运行 `vehicle`; 小计 or 合计 over all columns of the pane is `total`, and so is 合计 over all
 * columns of one year.
 */
function subtotalMeasure(path: string[], leaf: string, all: string[][], type: TableType): Measure | null {
  const above = path.slice(0, -1);
  const parent = above.at(-1);
  const overAll = parent === undefined || all.every((other) => above.every((text, i) => other[i] === text));
  if (overAll && leaf !== '小计') return 'total';
  const measure = parent === undefined ? null : measureOfLeaf(above, type);
  const partial = all.filter((other) => above.every((text, i) => other[i] === text)).length > 1 || !overAll;
  if (measure && partial && subtotalMeasures.includes(measure) && !(overAll && isFund(measure))) return measure;
  if (overAll) return 'total';
  if (above.every(isNeutral)) return 'total';
  return null;
}

/** 金额 or 2024年 below 基本支出 is `basic`, 金额合计 too where it is alone there; below a head over all columns it stays what it is. */
function amountMeasure(path: string[], leaf: string, all: string[][], type: TableType): Measure | null {
  const isTotal = amountTotalLeaf.test(leaf);
  const isYear = leaf === '' && parseFiscalYear(path.at(-1) ?? '') !== null;
  if (!isTotal && !isYear && !amountLeaf.test(leaf)) return null;
  const above = path.slice(0, -1);
  const group = all.filter((other) => above.every((text, i) => other[i] === text));
  if (group.length === all.length || (isTotal && group.length > 1)) return null;
  if (sourceHeads.test(foldHeader(above.at(-1) ?? ''))) return `other:${path.join('/')}`;
  return measureOfLeaf(above, type);
}

function isFund(measure: KnownMeasure): boolean {
  return (
    measure === 'general_public' || measure === 'government_fund' || measure === 'state_capital' || measure === 'fiscal'
  );
}

function isNeutral(text: string): boolean {
  const folded = foldHeader(text);
  return neutralHeaders.test(folded) || (folded === '' && /(?:19|20)\d\d年/.test(foldForMatch(text)));
}

/** The year that a column speaks of, else `fallback`; 上年 and 前年 count back from it, as does 23年 without its century. */
export function pathToYear(path: string[], fallback: number | null): number | null {
  const isOtherYear = fallback !== null && !path.some((text) => noOtherYear.test(foldForMatch(text)));
  for (const text of [...path].reverse()) {
    const year = parseFiscalYear(text) ?? (isOtherYear ? wordsToYear(foldHeader(text), fallback) : null);
    if (year !== null) return year;
  }
  return fallback !== null && lastYearsFigure.test(path.map(foldForMatch).join('/')) ? fallback - 1 : fallback;
}

/** How far a year without its century may be from the table's. */
const nearestYears = 3;

function wordsToYear(head: string, tableYear: number): number | null {
  const back = yearsBack.find((rule) => rule.head.test(head));
  if (back) return tableYear - back.years;
  const short = shortYear.exec(head);
  const year = short ? Math.floor(tableYear / 100) * 100 + Number(short[1]) : null;
  return year !== null && Math.abs(tableYear - year) <= nearestYears ? year : null;
}

/** The phase that a header path names, from the leaf upwards; else executed in final accounts, approved in budgets. */
export function pathToPhase(path: string[], finalAccounts: boolean): Phase {
  for (const text of [...path].reverse()) {
    const folded = foldForMatch(text);
    const found = phaseWords.find((rule) => rule.pattern.test(folded));
    if (found) return found.phase;
  }
  return finalAccounts ? 'executed' : 'approved';
}
