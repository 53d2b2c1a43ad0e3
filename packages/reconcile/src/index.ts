export {
  type DocumentLinks,
  type DocumentPair,
  documentLinks,
  linkedPairs,
  linkedPart,
  unitGroups,
} from './across/links.ts';
export { repeatedBudgetFindings } from './across/repeated.ts';
export { documentStatement, unitSumFindings } from './across/unit-sums.ts';
export type { BodyStatement } from './core/unit-sums.ts';
export { type UnderivedAmount, underivedAmounts } from './derivedAmounts.ts';
export { type ExplainedEquation, type Explanation, explainAmount, explanationText } from './explain.ts';
export { reconcile } from './reconcile.ts';
export { type ReviewOptions, reviewReport } from './review.ts';
export { reconcileRun } from './run.ts';
