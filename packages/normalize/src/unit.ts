import { type UnitName, unitNames } from '@yusuan/schemas';
import { foldWidth, toSimplified } from './fold.ts';

const ALONE = /^\(?(?:人民币[::]?)?(亿元|百万元|千元|万元|元)\)?$/;
/** What a bilingual unit line says again: `单位 Unit：元（CNY）`. */
const IN_ENGLISH = /\(?(?<![a-z])(?:unit|currency|rmb|cny|yuan)(?![a-z])\)?/gi;
const NAMED = /单位(?:为|[::])?((?:人民币|[::])*[^\s]+)/g;
/** `单位（万元）`, `金额：万元`, `金额单位：人民币（元）`, `单位：元角分` at the end of a line. */
const BEHIND = /(?:单位:?|^金额:|^币种:)(?:人民币)?\(?(亿元|百万元|千元|万元|元)(?:角分)?\)?$/;

function toUnitName(token: string): UnitName | null {
  const bare = token.replace(/\(.*$/, '').replace(/^人民币[::]?/, '');
  return (unitNames as readonly string[]).includes(bare) ? (bare as UnitName) : null;
}

/**
 * The unit that a unit line names: `单位：万元`, `金额单位：元`, `（单位:人民币万元）`, `万元` alone, `单位:万元、%`, `单位：元（列至角分）`, also behind
 * other text on the line. Null where 单位 means an organisation (`单位：市人力资源和社会保障局`) and where two units of money are named.
 */
export function parseUnitLine(text: string): UnitName | null {
  if (!text.includes('元')) return null;
  const folded = toSimplified(foldWidth(text)).replaceAll('：', ':').replace(IN_ENGLISH, '');
  const compact = folded.replace(/\s+/g, '');
  const alone = ALONE.exec(compact);
  if (alone) return alone[1] as UnitName;
  const found = new Set<UnitName>();
  // Letter-spaced lines (`单 位 ： 万 元`) only close up once all spaces are gone; others keep what follows the unit apart.
  for (const candidate of [
    folded
      .replace(/单\s+位/g, '单位')
      .replace(/\s*:\s*/g, ':')
      .replace(/(亿|百万|千|万)\s+元/g, '$1元'),
    compact,
  ]) {
    for (const [, list] of candidate.matchAll(NAMED)) {
      for (const token of list!.split(/[、,/;和及]|\)(?!$)/)) {
        const unit = toUnitName(token.replace(/[)\].。]+$/, '').replace(/^:+/, ''));
        if (unit) found.add(unit);
      }
    }
    if (found.size > 0) break;
  }
  if (found.size === 0) return (BEHIND.exec(compact)?.[1] as UnitName | undefined) ?? null;
  return found.size === 1 ? [...found][0]! : null;
}

const IN_HEADER = /[([](?:金额)?(?:单位)?[::]?(?:人民币)?(亿元|百万元|千元|万元|元)(?:\/[^)\]]*)?[)\]]/;
const AFTER_COMMA = /[,、/](亿元|百万元|千元|万元|元)$/;

/** The unit in a header or label cell: `预算金额（万元）`, `金额:万元`, `当年预算情况 (万元)`; null where it has none or names a rate (`元/人`). */
export function parseHeaderUnit(text: string): UnitName | null {
  if (!text.includes('元')) return null;
  const compact = toSimplified(foldWidth(text)).replace(/\s+/g, '');
  const match = IN_HEADER.exec(compact);
  if (match) return match[0].includes('/') ? null : (match[1] as UnitName);
  const tail = AFTER_COMMA.exec(compact) ?? /[::](亿元|百万元|千元|万元|元)$/.exec(compact);
  return tail ? (tail[1] as UnitName) : parseUnitLine(text);
}
