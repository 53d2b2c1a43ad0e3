export { lastPlace, type ParsedAmount, parseAmount } from './amount.ts';
export { parseChineseDate, parseFiscalYear, parseFiscalYears } from './date.ts';
export {
  centsToYuan,
  lastPlaceOfDigits,
  toYuan,
  yuanToCents,
} from './decimal.ts';
export { type Enumeration, parseEnumeration } from './enumeration.ts';
export { foldForMatch, foldWidth, toSimplified } from './fold.ts';
export { cleanName } from './name.ts';
export { chineseDigitsToAscii, chineseNumeralToInteger } from './numeral.ts';
export { type ParsedTarget, parseTarget, parseTargetParts } from './target.ts';
export { isTraditional, mapTexts, toSimplifiedInPlace } from './traditional.ts';
export { parseHeaderUnit, parseUnitLine } from './unit.ts';
