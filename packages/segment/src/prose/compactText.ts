import { foldWidth } from '@yusuan/normalize';

/** A text without spaces and with ASCII digits, and where each of its characters stands in the printed one. */
export interface CompactText {
  text: string;
  at: number[];
}

const DROPPED = /[\s\u00A0\u200B-\u200D\u2060\u3000\uFEFF]/;

export function toCompactText(printed: string): CompactText {
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < printed.length; i++) {
    const char = printed[i]!;
    if (DROPPED.test(char)) continue;
    // Commas and colons of prose keep their full width: they end clauses, those of numbers do not.
    text += /[０-９．％Ａ-Ｚａ-ｚ（）／－]/.test(char) ? foldWidth(char) : char;
    at.push(i);
  }
  return { text, at };
}
