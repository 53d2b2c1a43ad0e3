import type { ClassificationSystem, CodeLevel } from '@yusuan/schemas';

const LEVELS: Record<ClassificationSystem, readonly number[]> = {
  functional: [3, 5, 7],
  economic_department: [3, 5],
  economic_government: [3, 5],
  revenue: [3, 5, 7, 9],
  revenue_source: [],
};

/** 类, 款 or 项 by the length of the code; null where the system has no codes of that length. Revenue codes of nine digits count as 项. */
export function levelOf(code: string, system: ClassificationSystem): CodeLevel | null {
  if (!/^\d+$/.test(code)) return null;
  const index = LEVELS[system].indexOf(code.length);
  if (index < 0) return null;
  return index === 0 ? 'class' : index === 1 ? 'section' : 'item';
}

/** 2080102 → 20801 → 208 → null. */
export function parentOf(code: string): string | null {
  return code.length > 3 ? code.slice(0, -2) : null;
}

export interface SystemContext {
  /** Systems that the table allows, from its title or header; all where absent. */
  expected?: readonly ClassificationSystem[];
}

/** The system that a full code belongs to by its digits (2… functional, 3… and 5… economic, 1… revenue), or null. */
export function systemOfCode(code: string, context: SystemContext = {}): ClassificationSystem | null {
  const system = /^2\d{2}(?:\d{2}){0,2}$/.test(code)
    ? 'functional'
    : /^3\d{2}(?:\d{2})?$/.test(code)
      ? 'economic_department'
      : /^5\d{2}(?:\d{2})?$/.test(code)
        ? 'economic_government'
        : /^1\d{2}(?:\d{2}){0,3}$/.test(code)
          ? 'revenue'
          : null;
  return system !== null && (context.expected?.includes(system) ?? true) ? system : null;
}

/**
 * The full code that cells spread over columns spell: `208 | 1 | 2` → 2080102, `10 | 99 | 2011099` → 2011099, `208 | 20801` → 20801,
 * `208 | | ` → 208. `above` is the code of the row above in the outline, for parts that stand alone (`01` below 208). Null where the parts do
 * not make one code, or contradict each other.
 */
export function joinCodeParts(
  parts: readonly string[],
  system: ClassificationSystem,
  above: string | null = null,
): string | null {
  const filled = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (filled.length === 0 || filled.some((part) => !/^\d{1,9}$/.test(part))) return null;
  const whole = filled.filter((part) => levelOf(part, system) !== null);
  const longest = whole.reduce((best, part) => (part.length > best.length ? part : best), '');
  const short = filled.filter((part) => part.length <= 2).map((part) => part.padStart(2, '0'));
  if (
    whole.some((part) => !longest.startsWith(part)) ||
    filled.some((part) => part.length > 2 && !whole.includes(part))
  )
    return null;
  if (longest !== '' && short.length > 0) {
    // The cells before repeat what the full code ends with, or they go on where it stops.
    const tail = short.join('');
    if (longest.endsWith(tail) && longest.length > 3) return longest;
    const firstShort = filled.findIndex((part) => part.length <= 2);
    if (filled.indexOf(longest) > firstShort) return null;
    const joined = longest + tail;
    return levelOf(joined, system) === null ? null : joined;
  }
  if (longest !== '') return longest;
  if (above === null) return null;
  const joined = above + short.join('');
  return levelOf(joined, system) === null ? null : joined;
}
