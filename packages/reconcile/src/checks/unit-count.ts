/** The number of bodies that a text tells is that of the list behind it: `共计3家，包括：甲局，乙中心，丙站。`, or numbered lines. */
import type { Notice } from '@yusuan/model';
import { bodyCount, bodyName } from '@yusuan/pipelines';
import type { Paragraph } from '@yusuan/schemas';
import type { Check } from '../core/identity.ts';

export const unitCount: Check = {
  id: 'unit-count',
  title: 'as many bodies are listed as the text says',
  apply: ({ document: { paragraphs } }) =>
    paragraphs.flatMap((paragraph, at) =>
      [...compact(paragraph.text).matchAll(bodyCount)].flatMap((match) => {
        const behind = compact(paragraph.text).slice(match.index + match[0].length);
        const listed = behind === '' ? numberedLines(paragraphs.slice(at + 1)) : namesIn(behind);
        const told = Number(match[1]);
        return listed === null || listed === told ? [] : [notice(paragraph, match[0], told, listed)];
      }),
    ),
};

const compact = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').replaceAll(',', '，');

/** How many names a list in running text has; null where something in it is no name of a body. */
function namesIn(text: string): number | null {
  const list = /^[^。；;]+/.exec(text.replace(/\([^()]*\)/g, ''))?.[0] ?? '';
  const names = list.split(/[、，]|(?<=中心|局|站|所|院|队|本级)(?:和|及|以及)/).filter((name) => name !== '');
  return names.length > 1 && names.every((name) => bodyName.test(name) && !/\d/.test(name)) ? names.length : null;
}

/** How many lines, numbered from one, follow; null where there are fewer than two. */
function numberedLines(following: readonly Paragraph[]): number | null {
  let count = 0;
  for (const { text } of following) {
    const number = /^[(]?(\d{1,3})[)、.．]/.exec(compact(text))?.[1];
    const name = compact(text).replace(/^[(]?\d+[)、.．]+|\([^()]*\)|[。；;，]$/g, '');
    if (Number(number) !== count + 1 || !bodyName.test(name)) break;
    count++;
  }
  return count > 1 ? count : null;
}

function notice({ page, row }: Paragraph, quoted: string, told: number, listed: number): Notice {
  return {
    check: 'reconcile:unit-count',
    severity: 'warning',
    message: `the text tells ${told} bodies and lists ${listed}: “${quoted}”`,
    expected: String(told),
    actual: String(listed),
    difference: String(listed - told),
    page,
    row,
  };
}
