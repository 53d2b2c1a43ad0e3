import type { Indicator, Operator } from '@yusuan/schemas';
import { foldWidth } from './fold.ts';
import { chineseNumeralToInteger } from './numeral.ts';

export type ParsedTarget = Pick<Indicator, 'operator' | 'target_value' | 'target_unit' | 'qualitative'>;

const WORDS: readonly (readonly [RegExp, Operator])[] = [
  [/^(?:大于等于|大于或等于|大于或者等于|不少于|不低于|不小于|不得少于|不得低于|至少|达到|达|>=|=>|≥|≧|⩾|≮)/, '>='],
  [
    /^(?:小于等于|小于或等于|小于或者等于|不多于|不高于|不大于|不超过|不得超过|不得高于|至多|最多|控制在|<=|=<|≤|≦|⩽|≯)/,
    '<=',
  ],
  [/^(?:大于|高于|多于|超过|优于|>)/, '>'],
  [/^(?:小于|低于|少于|<)/, '<'],
  [/^(?:等于|=)/, '='],
];
const TAILS: readonly (readonly [RegExp, Operator])[] = [
  [/(?:及其?以上|(?:含)?以上)(?:\(含\))?$/, '>='],
  [/(?:及其?以下|(?:含)?以下|以内|之内|内)(?:\(含\))?$/, '<='],
];
const NUMBER = /^([+-]?\d+(?:,\d{3})*(?:\.\d+)?)(.*)$/;
const COUNTERS = '次|个|场|人|项|家|份|期|套|台|本|篇|件|批|处|座|辆|起|天|年|月|季度|周';
const HAN_COUNT = new RegExp(`^([一二两三四五六七八九十百]+)((?:${COUNTERS})(?:次|/.*)?)$`);
const DATE = /^(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}月(?:\d{1,2}日)?)(.*)$/;
const UNIT_SHAPE = /^[^\d,;。，；、:]{0,12}$/;

function latexToText(text: string): string {
  return text
    .replaceAll('$', '')
    .replace(/\\(?:geqslant|geq|ge)(?![a-z])/g, '≥')
    .replace(/\\(?:leqslant|leq|le)(?![a-z])/g, '≤')
    .replace(/\\(?:gt)(?![a-z])/g, '>')
    .replace(/\\(?:lt)(?![a-z])/g, '<')
    .replace(/\\([%#&])/g, '$1')
    .replace(/\\text\{([^}]*)\}/g, '$1')
    .replace(/\\[,;! ]/g, '');
}

const QUALITATIVE: ParsedTarget = { operator: '', target_value: null, target_unit: null, qualitative: true };

/**
 * What a target value says. `≥98%` → >=, 98, %; `原则上不超过…的70%` → <=, 70, %; `95%以上` → >=, 95, %; `每月底`, `定性 优良中低差` → qualitative.
 * Dates (`2024年12月31日日期`) and ranges (`3-5次`) are not qualitative, but have no single value: target_value is null.
 */
export function parseTarget(text: string): ParsedTarget {
  const compact = latexToText(foldWidth(text))
    .replace(/\s+/g, '')
    .replace(/[。;；]$/, '');
  if (compact === '' || /^定性/.test(compact)) return QUALITATIVE;
  const [operator, rest] = takeOperator(compact);
  const direct = readQuantity(rest, operator);
  if (direct) return direct;
  if (operator !== '') return { ...QUALITATIVE, operator };
  return readBuried(compact) ?? QUALITATIVE;
}

/** The same from three cells: 计算符号 `≥`, 目标值 `95`, 单位 `%`. `定性` in the first says that the value is words. */
export function parseTargetParts(operatorText: string, valueText: string, unitText: string): ParsedTarget {
  const symbol = latexToText(foldWidth(operatorText)).replace(/\s+/g, '');
  const value = latexToText(foldWidth(valueText)).trim();
  if (/^定性/.test(symbol)) return QUALITATIVE;
  const [operator, rest] = takeOperator(symbol);
  if (symbol !== '' && (operator === '' || rest !== '')) return parseTarget(`${symbol}${value}${unitText}`);
  const parsed = parseTarget(value);
  const unit = foldWidth(unitText).trim();
  return {
    ...parsed,
    operator: operator === '' ? parsed.operator : operator,
    target_unit: unit !== '' && unit !== '/' && !parsed.qualitative ? unit : parsed.target_unit,
  };
}

function takeOperator(text: string): [Operator, string] {
  for (const [pattern, operator] of WORDS) {
    const match = pattern.exec(text);
    if (match) return [operator, text.slice(match[0].length)];
  }
  return ['', text];
}

/** A text that is a quantity from its first to its last character. */
function readQuantity(text: string, operator: Operator): ParsedTarget | null {
  const date = DATE.exec(text);
  if (date && /^(?:日期|前|之前|以前|底|底前|末|完成|前完成|底前完成|止)?$/.test(date[1]!)) {
    const unit = date[1] === '日期' ? '日期' : null;
    return { operator, target_value: null, target_unit: unit, qualitative: false };
  }
  if (/^\d+(?:\.\d+)?(?:%|[^\d\-~]{0,3})?[-~—–至到](?:\d+(?:\.\d+)?)[^\d]{0,8}$/.test(text)) {
    const unit = /([^\d.]*)$/.exec(text)![1]!;
    return { operator: '', target_value: null, target_unit: unit || null, qualitative: false };
  }
  const han = HAN_COUNT.exec(text);
  const hanValue = han && chineseNumeralToInteger(han[1]!);
  if (han && hanValue !== null) {
    return { operator, target_value: String(hanValue), target_unit: han[2]!, qualitative: false };
  }
  const match = NUMBER.exec(text);
  if (!match) return null;
  let unit = match[2]!;
  let found = operator;
  for (const [pattern, meaning] of TAILS) {
    const tail = pattern.exec(unit);
    if (!tail) continue;
    unit = unit.slice(0, tail.index);
    if (found === '') found = meaning;
    break;
  }
  unit = unit.replace(/(?:左右|上下)$/, '');
  if (!UNIT_SHAPE.test(unit) || !isUnit(unit)) return null;
  return {
    operator: found,
    target_value: match[1]!.replaceAll(',', '').replace(/^\+/, ''),
    target_unit: unit || null,
    qualitative: false,
  };
}

/** Units are short nouns, rates or %; `%按规定归档` or `年规模大于` is a sentence that begins with a number. */
function isUnit(unit: string): boolean {
  if (unit === '' || /^[%‰]$/.test(unit)) return true;
  if (/^[%‰]./.test(unit)) return false;
  if (/[按的是为与由达到完成规模提高保持]/.test(unit)) return false;
  return [...unit].length <= 8;
}

/** A comparison inside a sentence whose number ends it: `原则上不超过当地最低工资标准的70%`. */
function readBuried(text: string): ParsedTarget | null {
  const match = /(不超过|不得超过|不高于|不低于|不少于|不得低于|大于等于|小于等于|控制在|≥|≤)(.*)$/.exec(text);
  if (!match) return null;
  const [operator] = takeOperator(match[1]!);
  const number = /(?<![\d/.,])(\d+(?:\.\d+)?)(%|‰|[^\d/%,，。;；]{0,4})(?:以内|之内)?$/.exec(match[2]!);
  if (!number || !isUnit(number[2]!)) return { ...QUALITATIVE, operator };
  return { operator, target_value: number[1]!, target_unit: number[2] || null, qualitative: false };
}
