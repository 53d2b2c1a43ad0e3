import type { PartedLine } from './alignedRows.ts';

const word = /^(?:栏次|行次|序号|项目|栏目|\*+|类|款|项)$/;

/** Whether a line numbers the columns: `栏次 1 2 3`, `** ** 1 2 3`, small whole numbers that count up from one, with no other words. */
export function numbersColumns({ parts }: PartedLine): boolean {
  const texts = parts.map(({ runs }) =>
    runs
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ''),
  );
  const numbers = texts.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
  const others = texts.filter((text) => !/^\d{1,2}$/.test(text));
  if (numbers.length + others.length < 2 || numbers[0] !== 1 || !others.every((text) => word.test(text))) return false;
  return (
    (numbers.length > 1 || others.length > 0) &&
    numbers.every((number, at) => at === 0 || number === numbers[at - 1]! + 1)
  );
}
