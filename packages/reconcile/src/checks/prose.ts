/** What a reviewer marks in the text: placeholders, undecided directions, broken sentences, slips of the unit. The rules are data in pipelines. */
import type { Notice } from '@yusuan/model';
import { comparisonYear, proseRules } from '@yusuan/pipelines';
import type { Check } from '../core/identity.ts';
import { type Passage, passages } from '../core/passages.ts';

export const prose: Check = {
  id: 'prose',
  title: 'the text is finished',
  apply(view) {
    const year = view.document.fiscal_year;
    return passages(view.document.paragraphs).flatMap((passage) => [
      ...ruleNotices(passage),
      ...(year === null ? [] : yearNotices(passage, year)),
    ]);
  },
};

function ruleNotices(passage: Passage): Notice[] {
  const found = new Set<string>();
  return proseRules.flatMap((rule) => {
    const match = rule.pattern.exec(passage.text);
    if (!match || found.has(rule.id)) return [];
    found.add(rule.id);
    return [notice(passage, rule.id, rule.severity, rule.message, match.index, match[0].length)];
  });
}

function yearNotices(passage: Passage, year: number): Notice[] {
  return [...passage.text.matchAll(comparisonYear)]
    .filter((match) => Number(match[1]) !== year - 1)
    .map((match) => ({
      ...notice(
        passage,
        'prose-comparison-year',
        'warning',
        `a budget of ${year} is compared with ${match[1]}`,
        match.index,
        match[0].length,
      ),
      expected: String(year - 1),
      actual: match[1]!,
    }));
}

function notice(
  passage: Passage,
  id: string,
  severity: Notice['severity'],
  message: string,
  at: number,
  length: number,
): Notice {
  const quoted = passage.text.slice(Math.max(0, at - 16), at + length + 8);
  const place = passage.lineAt(at);
  return { check: `reconcile:${id}`, severity, message: `${message}: “${quoted}”`, page: place.page, row: place.row };
}
