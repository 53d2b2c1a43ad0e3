/** Running text joined over its lines: a sentence may be torn over lines and pages. */
import type { Paragraph } from '@yusuan/schemas';

export interface Passage {
  text: string;
  /** The line that the character at an index stands in. */
  lineAt(index: number): Paragraph;
}

export function passages(paragraphs: Paragraph[]): Passage[] {
  const groups: Paragraph[][] = [];
  let ended = true;
  for (const paragraph of paragraphs) {
    const text = paragraph.text.trim();
    if (text === '') continue;
    if (paragraph.heading > 0 || ended) groups.push([]);
    groups.at(-1)!.push(paragraph);
    ended = paragraph.heading > 0 || /[。！？!?]$/.test(text);
  }
  return groups.map(joined);
}

function joined(lines: Paragraph[]): Passage {
  const texts = lines.map((line) =>
    line.text.replace(/(?<=[\u3000-\uffef\d])[ \t]+|[ \t]+(?=[\u3000-\uffef])/g, '').trim(),
  );
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + text.length);
  return {
    text: texts.join(''),
    lineAt: (index) =>
      lines[
        Math.max(
          0,
          ends.findIndex((end) => index < end),
        )
      ]!,
  };
}
